"""The one error that is a user's to mend."""


class InputError(ValueError):
    """A mistake in what econlab was given: a row, a figure, a parameter, a file.

    Its text is the whole message: which file and line or parameter, what was
    found, what was expected and what to do. The command line prints it without
    a traceback.
    """
