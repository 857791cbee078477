import { defineGetAll } from '../subresource/getAll';
import { subscription } from './definition';

export const getAllSubscriptions = defineGetAll(subscription);
