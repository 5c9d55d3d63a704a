"""Why a file cannot be read, in the words of the person who named it."""

import os

from pismovnik.text import Text


def why_unreadable(error: OSError) -> Text:
    """Half a sentence, without the name of the file."""
    if isinstance(error, FileNotFoundError):
        return Text(ru="такого файла нет", en="there is no such file")
    if isinstance(error, IsADirectoryError):
        return Text(ru="это папка, а не файл", en="this is a folder and no file")
    if isinstance(error, PermissionError):
        return Text(ru="нет прав на чтение этого файла", en="the file may not be read")
    system = os.strerror(error.errno) if error.errno else type(error).__name__
    return Text(ru=f"файл не читается ({system})", en=f"the file cannot be read ({system})")
