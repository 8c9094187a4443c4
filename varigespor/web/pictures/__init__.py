"""The product's own pictures, drawn on the server as SVG: frozen data in, a string out, no Django."""
