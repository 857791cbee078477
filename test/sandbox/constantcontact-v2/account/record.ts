/** The postal address of the account's owner. */
export interface OrganizationAddress {
	city: string;
	line1: string;
	line2?: string;
	line3?: string;
	postal_code: string;
	country_code: string;
	state_code?: string;
	state?: string;
}

/** The `account/info` response. */
export interface AccountInfo {
	website: string;
	organization_name: string;
	time_zone: string;
	first_name: string;
	last_name: string;
	email: string;
	phone: string;
	company_logo: string;
	country_code: string;
	state_code: string;
	organization_addresses: OrganizationAddress[];
}

/** An address from which campaigns may be sent. */
export interface VerifiedAddress {
	email_address: string;
	status: 'CONFIRMED' | 'UNCONFIRMED';
}

/** The initial account. */
export const ACCOUNT_INFO: AccountInfo = {
	website: 'http://www.joesflowers.example.com',
	organization_name: "Joe's Flowers & Gifts",
	time_zone: 'US/Eastern',
	first_name: 'Joe',
	last_name: 'Baker',
	email: 'joe@flowers.example.com',
	phone: '781-555-0100',
	company_logo: 'https://images.flowers.example.com/logo.png',
	country_code: 'US',
	state_code: 'MA',
	organization_addresses: [
		{
			city: 'Waltham',
			line1: '12 Elm Avenue',
			postal_code: '02451',
			country_code: 'US',
			state_code: 'MA',
		},
	],
};

/** Two confirmed addresses, and one awaiting confirmation. */
export const VERIFIED_ADDRESSES: readonly VerifiedAddress[] = [
	{ email_address: 'joe@flowers.example.com', status: 'CONFIRMED' },
	{ email_address: 'news@flowers.example.com', status: 'CONFIRMED' },
	{ email_address: 'pending@flowers.example.com', status: 'UNCONFIRMED' },
];
