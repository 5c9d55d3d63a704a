"""Installing Письмовник, and finding what an installation is made of.

``install.py`` runs these modules from the checkout before anything is installed, so all of
them but ``jars`` use the standard library only. The doctor uses them to look where
``install.py`` put things.
"""

EXTENSION_ID = "pismovnik@pismovnik"
HOST_NAME = "pismovnik"
OLDEST_THUNDERBIRD = 140
