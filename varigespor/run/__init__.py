"""How it starts: settings, WSGI, the command line and the embedded server."""
