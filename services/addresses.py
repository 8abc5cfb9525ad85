"""Where our processes listen when nobody says otherwise; every package's settings start from here."""

LOOPBACK = "127.0.0.1"
GATEWAY_PORT = 8080
WEB_PORT = 8081
RASA_PORT = 5005
ACTION_PORT = 5055

RASA_NOTE = "rasa.json"  # in the folder of notes: where Rasa is from now on
