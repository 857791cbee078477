/** Scopes of the API (V3 API 2). */
export const SCOPES = [
	'account_read',
	'account_update',
	'contact_data',
	'campaign_data',
	'offline_access',
	'billing_data',
] as const;

export type Scope = (typeof SCOPES)[number];

/** Privileges of a user in the account that operations require (V3 API 2). */
export type Privilege =
	| 'account:read'
	| 'account:update'
	| 'contacts:read'
	| 'contacts:write'
	| 'campaign:read'
	| 'campaign:write'
	| 'campaign:create'
	| 'campaign:send'
	| 'campaign:delete'
	| 'ui:campaign:metrics'
	| 'customer-journey:read'
	| 'customer-journey:create'
	| 'customer-journey:update';

/** Roles of users in an account; `none` is a user without any privileges. */
export type UserRole = 'accountOwner' | 'accountManager' | 'campaignCreator' | 'none';

const ALL: Privilege[] = [
	'account:read',
	'account:update',
	'contacts:read',
	'contacts:write',
	'campaign:read',
	'campaign:write',
	'campaign:create',
	'campaign:send',
	'campaign:delete',
	'ui:campaign:metrics',
	'customer-journey:read',
	'customer-journey:create',
	'customer-journey:update',
];

/** The privileges of each role. */
const ROLES: Record<UserRole, Privilege[]> = {
	accountOwner: ALL,
	accountManager: ALL.filter((privilege) => privilege !== 'account:update'),
	// Reading works, writing contacts doesn't (V3 pitfalls 27)
	campaignCreator: [
		'account:read',
		'contacts:read',
		'campaign:read',
		'campaign:create',
		'ui:campaign:metrics',
	],
	none: [],
};

/** Their numbers in GET /account/user/privileges. */
const FIRST_ID = 15;

/** Whether a user with this role has the privilege. */
export function hasPrivilege(role: UserRole, privilege: Privilege): boolean {
	return ROLES[role].includes(privilege);
}

/** The privileges of a role, as the API lists them. */
export function privilegesOf(
	role: UserRole,
): Array<{ privilege_id: number; privilege_name: string }> {
	return ROLES[role].map((name) => ({
		privilege_id: FIRST_ID + ALL.indexOf(name),
		privilege_name: name,
	}));
}
