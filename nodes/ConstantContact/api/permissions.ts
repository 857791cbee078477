import type { ServerError } from '../../kit';

/** What a request needs: a scope of the token, and a privilege of the user who connected the account. */
interface Permission {
	scope: string;
	privilege?: string;
}

/** Requests by method and path, with the permissions they need (V3 API 2, appendix A). The first match applies. */
const PERMISSIONS: Array<Permission & { request: RegExp }> = [
	{ request: /^GET \/account\/(?:summary|emails)/, scope: 'account_read' },
	{ request: /^\w+ \/account\/(?:summary|emails)/, scope: 'account_update' },
	{
		request: /^GET \/(?:contact|activities|segments|reports\/contact_reports)/,
		scope: 'contact_data',
		privilege: 'contacts:read',
	},
	{
		request: /^\w+ \/(?:contact|activities|segments)/,
		scope: 'contact_data',
		privilege: 'contacts:write',
	},
	{ request: /^GET \/emails/, scope: 'campaign_data', privilege: 'campaign:read' },
	{
		request: /^\w+ \/emails\/activities\/[^/]+\/(?:schedules|tests|non_opener_resends)/,
		scope: 'campaign_data',
		privilege: 'campaign:send',
	},
	{ request: /\/abtest$/, scope: 'campaign_data', privilege: 'campaign:write' },
	{ request: /^DELETE \/emails/, scope: 'campaign_data', privilege: 'campaign:delete' },
	{ request: /^\w+ \/emails/, scope: 'campaign_data', privilege: 'campaign:write' },
	{ request: /^GET \/reports/, scope: 'campaign_data', privilege: 'ui:campaign:metrics' },
	{ request: /^GET \/(?:events|social)/, scope: 'campaign_data', privilege: 'campaign:read' },
	{ request: /^\w+ \/(?:events|social)/, scope: 'campaign_data', privilege: 'campaign:write' },
	{ request: /^GET \/automations/, scope: 'campaign_data', privilege: 'customer-journey:read' },
	{ request: /^POST \/automations/, scope: 'campaign_data', privilege: 'customer-journey:create' },
	{ request: /^PUT \/automations/, scope: 'campaign_data', privilege: 'customer-journey:update' },
];

/**
 * The permissions that a request needs; undefined if unknown.
 *
 * @param request method and path, e.g. `GET /contacts`
 */
function findPermission(request: string): Permission | undefined {
	return PERMISSIONS.find((entry) => entry.request.test(request));
}

/**
 * The permission that a request lacks, as far as it can be determined; undefined if unknown, or if nothing is missing.
 *
 * @param request method and path, e.g. `GET /contacts`
 * @param scopes of the token; undefined if unknown
 * @param readPrivileges returns the user's privileges, or undefined if they can't be read; called only if the scope is present
 */
export async function describeMissingPermission(
	request: string,
	scopes: string[] | undefined,
	readPrivileges: () => Promise<string[] | undefined>,
): Promise<string | undefined> {
	const needed = findPermission(request);
	if (needed === undefined) return undefined;
	const { scope, privilege } = needed;
	if (scopes !== undefined && !scopes.includes(scope)) {
		return `the connection lacks the scope '${scope}'`;
	}
	if (privilege === undefined) return undefined;
	const privileges = await readPrivileges();
	if (privileges === undefined || privileges.includes(privilege)) return undefined;
	return `the user who connected lacks the privilege '${privilege}'`;
}

/** The same error, with the missing permission in its message. */
export function addMissingPermission(error: ServerError, missing: string): ServerError {
	const { serverMessage } = error;
	return error.with({
		serverMessage: serverMessage === '' ? missing : `${serverMessage}: ${missing}`,
	});
}
