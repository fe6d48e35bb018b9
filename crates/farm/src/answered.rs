//! The answers to requests with a client token, so that a request that is sent again is not carried out twice.

use std::collections::VecDeque;

use crate::call::Call;

/// Tokens that are remembered.
const MOST: usize = 1000;

#[derive(Default)]
pub struct Answered(VecDeque<Known>);

struct Known {
    operation: &'static str,
    target: Box<str>,
    token: Box<str>,
    answer: Vec<u8>,
}

impl Answered {
    pub fn get(&self, operation: &str, call: &Call) -> Option<Vec<u8>> {
        let token = call.client_token.as_ref()?;
        let mut known = self.0.iter();
        let found =
            known.find(|known| known.operation == operation && known.target == call.target && known.token == *token);
        found.map(|known| known.answer.clone())
    }

    pub fn add(&mut self, operation: &'static str, call: &Call, answer: &[u8]) {
        if let Some(token) = &call.client_token {
            self.0.push_back(Known {
                operation,
                target: call.target.clone(),
                token: token.clone(),
                answer: answer.to_vec(),
            });
            self.0.drain(..self.0.len().saturating_sub(MOST));
        }
    }
}
