import { getAllOf } from '../subresource/getAll';
import { subscription } from './definition';

export const getAllSubscriptions = getAllOf(subscription);
