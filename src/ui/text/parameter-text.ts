import type { TextKey } from "./catalogue.ts";
import type { Translate } from "./translate.ts";

const PARAMETERS: Readonly<Record<string, TextKey>> = {
  "distance-metric": "rules.parDistance",
  speed: "rules.parSpeed",
  detour: "rules.parDetour",
  coverage: "rules.parCoverage",
  tolerance: "rules.parTolerance",
  institution: "rules.parInstitution",
  "elder-age": "rules.parElderAge",
  population: "rules.parPopulation",
  denominator: "rules.parDenominator",
  boundary: "rules.parBoundary",
  services: "rules.parServices",
  mobile: "rules.parMobile",
  "facility-meaning": "rules.parFacility",
  "school-grounds": "rules.parSchool",
  distance: "rules.parHowFar",
  minutes: "rules.parHowLong",
  tie: "rules.parTie",
  "tier-unit": "rules.parTierUnit",
  "layer-form": "rules.parLayer",
};

/** The name of something a clause leaves open; one from elsewhere keeps its own. */
export function parameterText(t: Translate, parameter: string): string {
  const key = PARAMETERS[parameter];
  return key === undefined ? parameter : t(key);
}
