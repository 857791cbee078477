import { AccountServicesApi } from 'ctct-api-client';
import type { World } from '../world';
import type { Calls } from './call';

const api = ({ configuration }: World) => new AccountServicesApi(configuration);
const address = { address_line1: '1 Elm Avenue', city: 'Cork', country_code: 'IE' };

/** The account. */
export const accountCalls: Calls = {
	'AccountServicesApi.addAccountEmailAddress': (world) =>
		api(world).addAccountEmailAddress({ email_address: 'shop@example.com' }),
	'AccountServicesApi.addPhysicalAddress': (world) => {
		world.v3.physicalAddress = undefined;
		return api(world).addPhysicalAddress(address);
	},
	'AccountServicesApi.getAccountDetails': (world) =>
		api(world).getAccountDetails('physical_address'),
	'AccountServicesApi.getAccountPhysicalAddress': (world) => api(world).getAccountPhysicalAddress(),
	'AccountServicesApi.getAllAccountEmailAddresses': (world) =>
		api(world).getAllAccountEmailAddresses('CONFIRMED', 'R'),
	'AccountServicesApi.getUserPrivileges': (world) => api(world).getUserPrivileges(),
	'AccountServicesApi.updateAccount': (world) =>
		api(world).updateAccount({ first_name: 'Carol', website: 'https://www.example.org' }),
	'AccountServicesApi.updateAccountPhysicalAddress': (world) =>
		api(world).updateAccountPhysicalAddress(address),
};
