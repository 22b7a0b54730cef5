// Live Jupyter: the chart library is part of the widget's module.
import Plotly from "plotly.js-basic-dist-min";

export default async () => Plotly;
