package web

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"dateline/web/httpx"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are the figures of one server, in a registry of its own so that two
// servers can live in one process.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec

	mu    sync.RWMutex
	found map[answered]figures // of the two above, which take longer to find their figures than to count
}

// answered is what requests are counted by.
type answered struct {
	method, route string
	status        int
}

// figures are those of the requests that are counted together.
type figures struct {
	requests prometheus.Counter
	seconds  prometheus.Observer
}

func newMetrics(bodies, work *httpx.Budget) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(), found: map[answered]figures{},
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "dateline_requests_total", Help: "Requests answered.",
		}, []string{"method", "route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "dateline_request_seconds", Help: "Time to answer a request.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5},
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.seconds,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.register("bodies", bodies)
	m.register("work", work)
	return m
}

// register shows how full a budget is.
func (m *metrics) register(name string, b *httpx.Budget) {
	labels := prometheus.Labels{"of": name}
	gauge := func(metric, help string, value func(httpx.BudgetState) float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(
			prometheus.GaugeOpts{Name: metric, Help: help, ConstLabels: labels},
			func() float64 { return value(b.State()) },
		))
	}
	gauge("dateline_memory_bytes", "Memory reserved for requests.",
		func(s httpx.BudgetState) float64 { return float64(s.Used) })
	gauge("dateline_memory_max_bytes", "Memory that requests may take together.",
		func(s httpx.BudgetState) float64 { return float64(s.Size) })
	gauge("dateline_memory_waiting", "Requests that wait for memory.",
		func(s httpx.BudgetState) float64 { return float64(s.Waiting) })
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "dateline_memory_refused_total", ConstLabels: labels,
		Help: "Requests turned away because memory did not become free.",
	}, func() float64 { return float64(b.State().Refused) }))
}

// observe counts one request. The route is the pattern and not the path, and an
// unusual method is counted as "other", so that no client can grow the registry.
func (m *metrics) observe(method, route string, status int, took time.Duration) {
	switch method {
	case "GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS":
	default:
		method = "other"
	}
	of := answered{method, route, status}
	m.mu.RLock()
	f, ok := m.found[of]
	m.mu.RUnlock()
	if !ok {
		f = figures{m.requests.WithLabelValues(method, route, strconv.Itoa(status)), m.seconds.WithLabelValues(route)}
		m.mu.Lock()
		m.found[of] = f
		m.mu.Unlock()
	}
	f.requests.Inc()
	f.seconds.Observe(took.Seconds())
}

// handler answers with all figures. It leaves packing to the middleware, which would
// pack them again.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}
