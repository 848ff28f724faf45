"""Edit: write files of the workspace, each as a whole or not at all."""

from generator.disk import put_file
from generator.steps.edit.files import Taken, put_new_file, put_new_folder

__all__ = ["Taken", "put_file", "put_new_file", "put_new_folder"]
