import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createResend } from './create';
import { deleteResend, getAllResends } from './others';

/** Campaigns sent again to those who didn't open them. */
export const resend: Resource<ConstantContactApi> = {
	value: 'resend',
	name: 'Resend',
	description: 'To people who have not opened',
	defaultOperation: 'create',
	operations: [createResend, deleteResend, getAllResends],
};
