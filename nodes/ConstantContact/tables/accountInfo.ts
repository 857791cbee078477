import type { IDataObject } from 'n8n-workflow';

import { isRecord, path } from '../../kit';
import { columnList } from '../../constantContactShared/replication/column';
import { ACCOUNT_INFO } from '../../constantContactShared/replication/sharedTables';
import type { Table } from './table';

export const accountInfo: Table = {
	...ACCOUNT_INFO,
	columns: [
		...ACCOUNT_INFO.columns,
		...columnList(['organization_phone', 'text'], ['encoded_account_id', 'text']),
	],
	async *read({ api }) {
		const query = { extra_fields: ['physical_address', 'company_logo'] };
		yield { records: [toRecord(await api.get(path`/account/summary`, query))] };
	},
};

function toRecord(account: IDataObject): IDataObject {
	const { physical_address: address, company_logo: logo } = account;
	return {
		...account,
		time_zone: account.time_zone_id,
		email: account.contact_email,
		phone: account.contact_phone,
		company_logo: isRecord(logo) ? (logo.url as string) : undefined,
		organization_addresses: isRecord(address) ? [toAddress(address as IDataObject)] : [],
	};
}

function toAddress(address: IDataObject): IDataObject {
	return {
		line1: address.address_line1,
		line2: address.address_line2,
		line3: address.address_line3,
		city: address.city,
		state_code: address.state_code,
		state: address.state_name,
		postal_code: address.postal_code,
		country_code: address.country_code,
	};
}
