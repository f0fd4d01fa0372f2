import type { ExpressionSpecification } from "maplibre-gl";

/** A filter that no feature passes. */
export const NO_FEATURE: ExpressionSpecification = ["==", ["literal", 1], 0];
