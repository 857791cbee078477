/** What a request needs: a scope of the token, and a privilege of the user who connected the account. */
export interface Permission {
	scope: string;
	privilege?: string;
}

/** Requests by method and path, with what they need (V3 API 2, appendix A). The first match counts. */
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
 * What a request needs; undefined where that isn't known.
 *
 * @param request method and path, e.g. `GET /contacts`
 */
export function findPermission(request: string): Permission | undefined {
	return PERMISSIONS.find((entry) => entry.request.test(request));
}
