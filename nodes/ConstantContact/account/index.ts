import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { getAccount } from './get';
import { getAddress } from './getAddress';
import { getPrivileges } from './getPrivileges';
import { setAddress } from './setAddress';
import { updateAccount } from './update';

/** The account itself. */
export const account: Resource<ConstantContactApi> = {
	value: 'account',
	name: 'Account',
	description: 'The account itself',
	operations: [getAccount, getAddress, getPrivileges, setAddress, updateAccount],
};
