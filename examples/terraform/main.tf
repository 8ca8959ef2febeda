# What the plan in plan.json was made of, after somebody took the group for emergencies out of the first policy.

terraform {
  required_providers {
    azuread = { source = "hashicorp/azuread", version = "~> 3.0" }
  }
}

resource "azuread_conditional_access_policy" "everybody" {
  display_name = "Everybody: more than a password"
  state        = "enabled"

  conditions {
    client_app_types = ["all"]

    applications {
      included_applications = ["All"]
    }

    users {
      included_users  = ["All"]
      excluded_groups = []
    }
  }

  grant_controls {
    operator          = "OR"
    built_in_controls = ["mfa"]
  }
}
