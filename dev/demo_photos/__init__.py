"""The pictures of the demo data's found items, drawn."""
