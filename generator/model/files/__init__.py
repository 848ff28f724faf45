"""What a workspace may say, as frozen models: a sub-folder for each kind of file, and what all of them share."""
