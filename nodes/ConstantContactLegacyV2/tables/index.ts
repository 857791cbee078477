import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { confirm } from './confirm';
import { estimate } from './estimate';
import { replicate } from './replicate';

/** Whole tables of the account. */
export const table: Resource<ConstantContactV2Api> = {
	value: 'table',
	name: 'Table',
	description: 'Copies of whole tables',
	defaultOperation: replicate.value,
	operations: [confirm, estimate, replicate],
};
