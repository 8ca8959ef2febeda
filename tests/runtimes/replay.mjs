// Asks every scenario of a package and tells which answers are not the native core's. Runs in every runtime.

export function replay({ evaluate, EntraVerdictError }, cases) {
  const wrong = cases.filter(({ scenario, answer }) => !isSame(answerOf(scenario), answer));
  return { count: cases.length, wrong: wrong.map(({ name }) => name) };

  function answerOf(scenario) {
    try {
      return JSON.stringify(evaluate(scenario));
    } catch (error) {
      if (!(error instanceof EntraVerdictError)) throw error;
      return error;
    }
  }
}

// A verdict is the same byte for byte; an error, whose members have no order, by what it says.
function isSame(given, native) {
  if (typeof given === "string") return given === native;
  const { error } = JSON.parse(native);
  return error !== undefined && Object.entries(error).every(([name, value]) => (given[name] ?? null) === value);
}
