"""Licences to send people abroad to work: the official list, and what may be asked of a worker."""
