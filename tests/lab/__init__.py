"""What JupyterLab shows of a chapter."""
