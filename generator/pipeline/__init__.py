"""What is done with a workspace, each as the steps in their order.

* `workspace`: what one run reads, each file once (load, validate).
* `dated_plan`: from valid files to dates (resolve, schedule, lint), for a customer and to try a playbook without one.
* `customer`: one customer from the files to how everything stands (assess), to what an audience
  sees (project), to the tree of their site (outline, render). Every other module begins here.
* `portfolio`, `public`: the sites over all customers and for everybody.
* `check`: all problems of all files.
* `build_plan`: which sites a build makes, and their trees; `build`: many customers at once, each by one worker.
* `affected`: which sites a saved file belongs to. `release`: a playbook frozen.
* `result`: a value with the problems met on the way to it.
"""
