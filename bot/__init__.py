"""The only room that knows the outside（总装与平台）."""
