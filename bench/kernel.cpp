// The Monte Carlo kernel of a serial network as plain C++: the same generator, the same tables, the same numbers.
// Input file: int32 phases, int32 trials; per phase 4 words of state, offset, scale, 1025 points. Prints seconds and mean.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

struct Phase {
	uint32_t s[4];
	double offset, scale;
	double points[1025];
};

static inline uint32_t turn(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }

static inline uint32_t next(uint32_t* s) {
	const uint32_t result = turn(s[1] * 5, 7) * 9;
	const uint32_t t = s[1] << 9;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = turn(s[3], 11);
	return result;
}

int main(int, char** argv) {
	FILE* file = std::fopen(argv[1], "rb");
	int32_t count = 0, trials = 0;
	if (!file || std::fread(&count, 4, 1, file) != 1 || std::fread(&trials, 4, 1, file) != 1) return 1;
	std::vector<Phase> phases(count);
	for (Phase& phase : phases)
		if (std::fread(phase.s, 4, 4, file) != 4 || std::fread(&phase.offset, 8, 1, file) != 1 ||
			std::fread(&phase.scale, 8, 1, file) != 1 || std::fread(phase.points, 8, 1025, file) != 1025)
			return 1;
	std::vector<double> totals(trials);
	const auto began = std::chrono::steady_clock::now();
	for (int32_t trial = 0; trial < trials; trial++) {
		double total = 0;
		for (Phase& phase : phases) {
			const uint32_t word = next(phase.s);
			const uint32_t cell = word >> 22;
			const double left = phase.points[cell];
			total += phase.offset +
				phase.scale * (left + (word & 0x3fffff) * 2.384185791015625e-7 * (phase.points[cell + 1] - left));
		}
		totals[trial] = total;
	}
	const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
	double sum = 0;
	for (double total : totals) sum += total;
	std::printf("%.9f %.12f\n", seconds, sum / trials);
}
