/**
 * What a request's body may hold, in bytes: the 10 MB of API Gateway (Developer Guide, "Quotas"; taken as MiB, which
 * the guide does not say).
 */
export const maxBodyBytes = 10 * 1024 * 1024;
