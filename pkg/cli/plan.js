// A plan of Terraform as `terraform show -json` writes it, as far as the command line has to know its form: the one place that does.
//
// What is in a state or a plan, the core reads (`src/tenant/terraform.rs`): of a plan what will be, `planned_values`. It has no way yet
// to be asked what was before, so that here the state before is cut out of the plan and given to it as a state.

/** What Terraform calls the state before a plan. */
export const PRIOR_STATE = "prior_state";

/**
 * A text as a plan, undefined where it is none: `before` is the state before it as a text, undefined where there was nothing in it yet.
 */
export function planOf(text) {
  try {
    const plan = JSON.parse(text.replace(/^\ufeff/, ""));
    // A state has `values` in its place.
    return plan?.planned_values ? { before: stateOf(plan) } : undefined;
  } catch {
    return undefined; // whoever reads it as policies says what is wrong with it
  }
}

function stateOf({ format_version, terraform_version, [PRIOR_STATE]: state }) {
  const values = state?.values;
  return hasResources(values?.root_module) ? JSON.stringify({ format_version, terraform_version, values }) : undefined;
}

// What is looked up is no resource of Terraform's.
const hasResources = ({ resources = [], child_modules: modules = [] } = {}) =>
  resources.some(({ mode }) => mode !== "data") || modules.some(hasResources);
