import { interface as service } from '@jellybrick/dbus-next';

/** An interface whose members are told by `configureMembers`. */
export class Service extends service.Interface {
  constructor(name: string) {
    super(name);
    // The library's own constructor lays empty fields over what `configureMembers` put on the prototype.
    for (const field of ['$properties', '$methods', '$signals']) Reflect.deleteProperty(this, field);
  }
}
