//! The options `user_agent` and `user_agent_extra`.

use aws_sdk_deadline::config::interceptors::BeforeTransmitInterceptorContextMut;
use aws_sdk_deadline::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;

/// Changes the SDK's user agent, which is not part of what is signed.
#[derive(Debug)]
pub struct UserAgent {
    /// Instead of the SDK's.
    instead: Option<String>,
    extra: Option<String>,
}

impl UserAgent {
    /// None if the SDK's stays unchanged.
    pub fn new(instead: Option<String>, extra: Option<String>) -> Option<Self> {
        (instead.is_some() || extra.is_some()).then_some(Self { instead, extra })
    }
}

#[dyn_dispatch_hint]
impl Intercept for UserAgent {
    fn name(&self) -> &'static str {
        "UserAgent"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        let sdk = headers.get("user-agent").unwrap_or_default();
        let mut agent = self.instead.as_deref().unwrap_or(sdk).to_owned();
        if let Some(extra) = &self.extra {
            agent = format!("{agent} {extra}");
        }
        headers.try_insert("user-agent", agent)?;
        Ok(())
    }
}
