"""The forms of the fact sheet, each in a module that is imported when it is asked for."""
