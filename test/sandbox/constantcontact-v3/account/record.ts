/** Postal address of the account; only what is there. */
export interface PhysicalAddress {
	address_line1: string;
	address_line2?: string;
	address_line3?: string;
	city: string;
	state_code?: string;
	state_name?: string;
	postal_code?: string;
	country_code: string;
}

/** The profile of the account. */
export interface AccountSummary {
	contact_email: string;
	contact_phone?: string;
	country_code: string;
	encoded_account_id: string;
	first_name: string;
	last_name: string;
	organization_name: string;
	organization_phone?: string;
	state_code?: string;
	time_zone_id: string;
	website?: string;
}

export const EMAIL_ROLES = ['CONTACT', 'BILLING', 'JOURNALING', 'REPLY_TO', 'OTHER'] as const;
export type EmailRole = (typeof EMAIL_ROLES)[number];

/** An address from which the account may send once it is confirmed. */
export interface AccountEmail {
	email_address: string;
	email_id: number;
	confirm_status: 'CONFIRMED' | 'UNCONFIRMED';
	/** Milliseconds since 1970. */
	confirmTime?: number;
	roles: EmailRole[];
}

/** The initial account. */
export const ACCOUNT_SUMMARY: AccountSummary = {
	contact_email: 'owner@example.com',
	contact_phone: '781-555-0100',
	country_code: 'US',
	encoded_account_id: 'p07e1l6pqs2t4',
	first_name: 'Alice',
	last_name: 'Adams',
	organization_name: 'Elm & Sons',
	organization_phone: '781-555-0101',
	state_code: 'MA',
	time_zone_id: 'US/Eastern',
	website: 'https://www.example.com',
};

export const PHYSICAL_ADDRESS: PhysicalAddress = {
	address_line1: '12 Main Street',
	city: 'Waltham',
	state_code: 'MA',
	postal_code: '02451',
	country_code: 'US',
};

export const ACCOUNT_EMAILS: readonly AccountEmail[] = [
	{
		email_address: 'owner@example.com',
		email_id: 1,
		confirm_status: 'CONFIRMED',
		confirmTime: Date.UTC(2020, 4, 4, 12, 30),
		roles: ['CONTACT', 'BILLING', 'REPLY_TO'],
	},
	{
		email_address: 'news@example.com',
		email_id: 2,
		confirm_status: 'CONFIRMED',
		confirmTime: Date.UTC(2021, 8, 17, 8, 5),
		roles: ['OTHER'],
	},
	{
		email_address: 'new@example.com',
		email_id: 3,
		confirm_status: 'UNCONFIRMED',
		roles: ['OTHER'],
	},
];
