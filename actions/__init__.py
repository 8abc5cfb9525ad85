"""The action server: slots in, one service call, utterances out."""
