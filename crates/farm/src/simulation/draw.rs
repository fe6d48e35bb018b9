//! Numbers that look random: functions of the seed and of what they are drawn for. They are made with `+`, `-`, `*` and
//! `/` alone, so that they are the same on every machine.

use crate::ids::mix;

/// What is drawn, so that two draws for one number differ.
#[derive(Clone, Copy)]
pub enum About {
    Job,
    Gap,
    Worker,
    Launch,
    Setup,
    Run,
    Cancel,
}

pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64, about: About, number: u64) -> Self {
        Self(mix(seed ^ mix(number ^ (about as u64) << 56)))
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = mix(self.0);
        self.0
    }

    /// From 0 to below 1.
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + (self.bits() >> 1) as i64 % (most - least + 1)
    }

    pub fn chance(&mut self, share: f64) -> bool {
        self.uniform() < share
    }

    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.bits() as usize % choices.len()]
    }

    /// Around the median; two thirds of the numbers are within a factor of e to the `spread`.
    pub fn lognormal(&mut self, median: f64, spread: f64) -> f64 {
        median * exp(self.normal() * spread)
    }

    /// Nearly normal, and never beyond 3.5: the sum of four uniform numbers.
    fn normal(&mut self) -> f64 {
        let bits = self.bits();
        let sum: u64 = (0..4).map(|part| bits >> (16 * part) & 0xffff).sum();
        // The sum has a mean of 2 and a variance of 1/3.
        (sum as f64 / 65_536.0 - 2.0) * 1.732_050_807_568_877_2
    }
}

/// e to the `x`, to three digits where `x` is small.
fn exp(x: f64) -> f64 {
    (0..12).fold(1.0 + x / 4096.0, |power: f64, _| power * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_have_the_distribution_that_they_are_named_after() {
        let mut draw = Draw::new(7, About::Run, 1);
        let mut numbers: Vec<f64> = (0..10_001).map(|_| draw.lognormal(90.0, 0.4)).collect();
        numbers.sort_by(f64::total_cmp);
        assert!((numbers[5000] - 90.0).abs() < 3.0, "the median is {}", numbers[5000]);
        // e to the 0.4, a standard deviation above the median.
        assert!((numbers[8413] - 134.3).abs() < 6.0, "{}", numbers[8413]);
        assert!((0..1000).all(|_| (3..=5).contains(&draw.between(3, 5))));
        assert!((0..1000).all(|_| (0.0..1.0).contains(&draw.uniform())));
    }
}
