"""What programs can read here, described as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html)."""
