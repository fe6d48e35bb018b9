//! What the shared config and credentials files say, in botocore's order.

use aws_config::profile::{self, ProfileSet};
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_runtime::env_config::property::PropertiesKey;
use aws_types::os_shim_internal::{Env, Fs};

use super::config::variable;
use crate::errors::{Error, Result};

/// One profile of the shared files.
pub struct Profile {
    files: ProfileSet,
    name: String,
}

impl Profile {
    /// The chosen profile, or the environment's, or `default`, which alone need not exist.
    pub async fn load(chosen: Option<String>) -> Result<Self> {
        // botocore's order, which is not the SDK's.
        let named = chosen
            .or_else(|| variable("AWS_DEFAULT_PROFILE"))
            .or_else(|| variable("AWS_PROFILE"));
        let name = named.clone().unwrap_or_else(|| "default".to_owned());
        let files = profile::load(
            &Fs::real(),
            &Env::real(),
            &EnvConfigFiles::default(),
            Some(name.clone().into()),
        )
        .await
        .map_err(|error| Error::Named {
            class: "ConfigParseError",
            kwargs: vec![
                ("path", "the shared config files".to_owned()),
                ("error", error.to_string()),
            ],
        })?;
        if named.is_some() && files.get_profile(&name).is_none() {
            return Err(Error::Named {
                class: "ProfileNotFound",
                kwargs: vec![("profile", name)],
            });
        }
        Ok(Self { files, name })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of all profiles.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.files.profiles().map(str::to_owned).collect();
        names.sort_unstable();
        names
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.files.get(key).filter(|value| !value.is_empty())
    }

    /// The region of the environment or the profile. botocore does not read `AWS_REGION`, nor does it ask the
    /// instance metadata.
    pub fn region(&self) -> Option<String> {
        variable("AWS_DEFAULT_REGION").or_else(|| self.get("region").map(str::to_owned))
    }

    /// The endpoint that the environment or the profile names instead of AWS' own.
    pub fn endpoint_url(&self) -> Option<String> {
        let ignored = variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            .or_else(|| self.get("ignore_configured_endpoint_urls").map(str::to_owned));
        if ignored.is_some_and(|ignored| ignored.eq_ignore_ascii_case("true")) {
            return None;
        }
        variable("AWS_ENDPOINT_URL_DEADLINE")
            .or_else(|| variable("AWS_ENDPOINT_URL"))
            .or_else(|| self.service_endpoint_url())
            .or_else(|| self.get("endpoint_url").map(str::to_owned))
    }

    /// `services = name` in the profile, and in the section `[services name]`: `deadline =` with `endpoint_url` below.
    fn service_endpoint_url(&self) -> Option<String> {
        let key = PropertiesKey::builder()
            .section_key("services")
            .section_name(self.get("services")?)
            .property_name("deadline")
            .sub_property_name("endpoint_url")
            .build()
            .ok()?;
        self.files.other_sections().get(&key).map(ToString::to_string)
    }
}
