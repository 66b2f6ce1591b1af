import { isSet, type Resource, type Rule } from "../rule";

const method = "aws:apigateway/method:Method";

const isPreflight = ({ props }: Resource) => props.httpMethod === "OPTIONS";

export const methodRules: readonly Rule[] = [
    {
        name: "method-authorizer",
        asks: "a Cognito authorizer on every method",
        ids: ["AwsSolutions-APIG4", "AwsSolutions-COG4", "CKV_AWS_59", "CKV2_AWS_70", "AWS-0004"],
        severity: "high",
        remediation:
            "Set authorization to COGNITO_USER_POOLS, and authorizerId; let a MOCK integration answer OPTIONS.",
        each: {
            [method]: (resource) => {
                if (isPreflight(resource)) {
                    return undefined;
                }
                const { authorization } = resource.props;
                if (authorization !== "COGNITO_USER_POOLS") {
                    return `authorization is ${String(authorization)}.`;
                }
                return isSet(resource.props, "authorizerId") ? undefined : "authorizerId is not set.";
            },
            "aws:apigateway/integration:Integration": (resource) =>
                isPreflight(resource) && resource.props.type !== "MOCK"
                    ? `An integration of type ${String(resource.props.type)} answers OPTIONS.`
                    : undefined,
        },
        waiver: "OPTIONS: browsers send a preflight without a token; all that it gets is 204 and CORS headers.",
    },
    {
        name: "method-validator",
        asks: "every method validates its requests",
        ids: ["CKV2_AWS_53"],
        severity: "medium",
        remediation: "Set requestValidatorId.",
        each: {
            [method]: (resource) =>
                isPreflight(resource) || isSet(resource.props, "requestValidatorId")
                    ? undefined
                    : "requestValidatorId is not set.",
        },
        waiver: "OPTIONS: API Gateway answers it by itself, from a constant; there is nothing to validate.",
    },
    {
        name: "validator-of-all",
        asks: "a validator of body and parameters",
        ids: ["AwsSolutions-APIG2"],
        severity: "medium",
        remediation: "Set validateRequestBody and validateRequestParameters to true.",
        each: {
            "aws:apigateway/requestValidator:RequestValidator": ({ props }) =>
                props.validateRequestBody === true && props.validateRequestParameters === true
                    ? undefined
                    : "It does not validate both.",
        },
    },
];
