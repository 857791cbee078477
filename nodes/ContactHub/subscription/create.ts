import { defineCreate } from '../subresource/create';
import { subscription } from './definition';

export const createSubscription = defineCreate(subscription);
