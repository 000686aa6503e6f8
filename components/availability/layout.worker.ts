// The package's own worker: it answers what elk-api asks.
import "elkjs/lib/elk-worker.min.js";
