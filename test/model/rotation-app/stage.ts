import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { RotationChoice, RotationView } from '../../../src/shared/model/rotation.ts';
import type { Disturbance } from '../../clouds/index.ts';
import { fakeClock } from '../../support/fake/clock.ts';
import { OLD_KEY } from '../../support/rotation/app-world.ts';
import { type Lane, SUBJECT } from '../../support/rotation/lane.ts';
import { type Program, startProgram } from '../../support/rotation/program.ts';
import type { Command, ForeignAct, Meeting, Scene, SiteName, Target, Trouble } from './commands.ts';
import { BreachError, createOracle } from './oracle.ts';
import { vaultFile } from './vault-file.ts';

const START = Date.UTC(2026, 10, 21, 8);
const DAY_MS = 86_400_000;
/** The longest that a rotation waits for by itself between two looks, in ms: a request in doubt. */
const SETTLE_MS = 16_000;
/** How many rounds of fine weather and a patient person a rotation may take to end. */
const CALM_ROUNDS = 120;

/** Commands that no program takes part in. */
const ELSEWHERE: ReadonlySet<Command['kind']> = new Set(['jump', 'trouble', 'foreign']);

/** A key that was there before, beside the one to rotate. */
export const NEIGHBOUR = {
  aws: { publicId: 'AKIAQ3EGRIMWNEIGHBOR', secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYNEIGHBORtst' },
  aliyun: { publicId: 'LTAI5tKeyturnNeighbour001', secret: 'aliyunKeyturnNeighbourSecret01' },
} as const;

/** An app, its vault and its cloud, for one sequence. */
export async function openStage(scene: Scene, lane: Lane) {
  const clock = fakeClock(START);
  const run = await lane.begin(() => START + clock.monotonic());
  const { cloud, folder, owner } = run;
  const { store } = cloud;
  const { cloud: kind, habits, policy } = scene;
  const old = OLD_KEY[kind].publicId;
  const trusted: string[] = [old];
  store.settings.maxKeys = { user: habits.maxKeys, root: habits.maxKeys };
  store.settings.propagation = {
    enableMs: habits.enableMs,
    revokeMs: habits.revokeMs,
    listMs: habits.listMs,
  };
  store.settings.lastUsedLagMs = habits.lastUsedLagMs;
  if (scene.neighbour !== 'none') {
    const status = scene.neighbour.endsWith('disabled') ? 'Inactive' : 'Active';
    const days = scene.neighbourIsOlder ? 200 : 50;
    store.addKey(owner, { ...NEIGHBOUR[kind], status, createdAt: START - days * DAY_MS });
    trusted.push(NEIGHBOUR[kind].publicId);
  }
  const oracle = createOracle(store, owner, vaultFile(folder, lane.recoveryCode), trusted);
  store.watch(oracle.happened);

  const sites: Record<SiteName, Program | null> = { app: null, cli: null };
  const pending = new Set<Promise<unknown>>();
  let seen: RotationView | null = null;
  let subject: string = old;

  /** Time passes for everybody; programs run what fell due. */
  const pass = (ms: number): void => {
    clock.advance(ms);
    for (const program of Object.values(sites)) program?.wake();
  };
  const jump = (ms: number): void => clock.jumpTo(Math.max(clock.now() + ms, START - 40 * DAY_MS));

  /** Waits for what is under way; the dead are buried. */
  const settle = async (): Promise<void> => {
    for (const work of pending) await work;
    pending.clear();
    for (const name of ['app', 'cli'] as const) {
      const program = sites[name];
      if (program === null) continue;
      await program.idle();
      program.dieAt(null);
      if (!program.alive()) {
        await program.bury();
        sites[name] = null;
        continue;
      }
      const [line] = program.complaints();
      if (line !== undefined) throw new BreachError('internal-error', line);
    }
  };

  const open = async (name: SiteName, diesAt: number | null = null): Promise<Program> => {
    const program = startProgram({ via: name, folder, clock });
    sites[name] = program;
    program.dieAt(diesAt);
    await program.call('vault.unlock', { kind: 'recovery', code: lane.recoveryCode });
    return program;
  };

  const look = async (program: Program): Promise<RotationView | null> => {
    const listed = await program.call('rotations.list', { running: true });
    const view = listed.ok ? (listed.value[0] ?? null) : null;
    if (view !== null) {
      seen = view;
      subject = view.oldPublicId;
    }
    return view;
  };

  const begin = async (program: Program): Promise<void> => {
    const listed = await program.call('credentials.list', { view: { kind: 'all' }, search: '' });
    const active = listed.ok ? listed.value.rows.filter((row) => row.state === 'active') : [];
    const key = active.find((row) => row.publicId !== NEIGHBOUR[kind].publicId) ?? active[0];
    const credentialId: CredentialId = key?.id ?? SUBJECT;
    subject = key?.publicId ?? subject;
    await program.call('rotations.start', { credentialId, policy });
  };

  const go = async (name: SiteName, diesAt: number | null): Promise<boolean> => {
    const there = sites[name];
    if (there !== null) there.dieAt(diesAt);
    const program = there ?? (await open(name, diesAt));
    if ((await look(program)) === null) await begin(program);
    const view = await look(program);
    if (view === null) return there === null;
    await program.call('rotations.resume', { id: view.id });
    return true;
  };

  const end = async (name: SiteName, how: 'lock' | 'die' | 'quit'): Promise<boolean> => {
    const program = sites[name];
    if (program === null) return false;
    if (how === 'die') {
      program.die();
      return true;
    }
    if (how === 'lock') {
      await program.call('vault.lock', {});
      return true;
    }
    await program.quit();
    sites[name] = null;
    return true;
  };

  const unlock = async (name: SiteName): Promise<boolean> => {
    const program = sites[name];
    if (program === null) await open(name);
    else await program.call('vault.unlock', { kind: 'recovery', code: lane.recoveryCode });
    return true;
  };

  const undo = async (name: SiteName): Promise<boolean> => {
    const program = sites[name];
    const view = program && (await look(program));
    if (program === null || view === null || view.undo === null) return false;
    if (view.phase === 'attention' || view.phase === 'undoing') oracle.stopped(idsOf(view));
    await program.call('rotations.undo', { id: view.id });
    return true;
  };

  const idsOf = ({ oldPublicId, newPublicId }: RotationView): readonly string[] => [
    oldPublicId,
    ...(newPublicId === null ? [] : [newPublicId]),
    ...oracle.chosen,
  ];

  const decide = async (program: Program, view: RotationView, choice: RotationChoice): Promise<void> => {
    if (choice.kind === 'delete-disabled' || choice.kind === 'delete-orphan') oracle.decided(choice.publicId);
    if (choice.kind === 'stop') oracle.stopped(idsOf(view));
    await program.call('rotations.decide', { id: view.id, choice });
  };

  const choose = async (name: SiteName, index: number): Promise<boolean> => {
    const program = sites[name];
    const view = program && (await look(program));
    if (program === null || view === null || view.choices.length === 0) return false;
    const choice = view.choices[index % view.choices.length];
    if (choice === undefined) return false;
    await decide(program, view, choice);
    return true;
  };

  const named = (who: ForeignAct['who']) => {
    const made = store.events.findLast((event) => event.kind === 'create' && event.by !== null);
    const next = made?.publicId ?? seen?.newPublicId ?? undefined;
    if (who === 'old') return store.keys.get(subject);
    if (who === 'new') return next === undefined ? undefined : store.keys.get(next);
    return [...store.keys.values()].findLast((key) => key.publicId !== subject && key.publicId !== next);
  };

  const foreign = ({ act, who }: ForeignAct): boolean => {
    if (act === 'make') return typeof store.createKey(owner) !== 'string';
    const key = named(who);
    if (key === undefined) return false;
    switch (act) {
      case 'disable':
      case 'enable': {
        const status = act === 'enable' ? 'Active' : 'Inactive';
        if (key.status === status) return false;
        store.setStatus(key, status);
        return true;
      }
      case 'delete':
        return store.deleteKey(key) === null;
      case 'use':
        if (store.lookUp(key.publicId)?.is !== 'accepted') return false;
        store.use(key, 'ec2', 'us-east-1');
        return true;
    }
  };

  const meet = (meeting: Meeting): void => {
    const programs = Object.values(sites).filter((program) => program !== null);
    switch (meeting.kind) {
      case 'foreign':
        foreign(meeting);
        break;
      case 'lock':
        for (const program of programs) pending.add(program.call('vault.lock', {}));
        break;
      case 'die':
        for (const program of programs) program.die();
        break;
      case 'jump':
        jump(meeting.ms);
        break;
      case 'slow':
        pass(meeting.ms);
        break;
    }
  };

  /** A disturbance for what becomes of one request. */
  const disturbanceOf = (target: Target, trouble: Trouble): Disturbance => {
    const where = target === 'any' ? {} : { action: target };
    switch (trouble.kind) {
      case 'lost':
        return { ...where, what: 'drop', phase: trouble.phase };
      case 'fail':
        return { ...where, what: 'fail', phase: trouble.phase };
      case 'twice':
        return { ...where, what: 'duplicate', answer: trouble.answer };
      case 'denied': {
        const denied = (entries: readonly string[]) => () => {
          store.settings.deniedOnThisPath = entries;
        };
        return { ...where, what: 'meet', before: denied(['*']), after: denied([]) };
      }
      case 'throttled': {
        const throttle = (limit: typeof store.settings.throttle) => () => {
          store.settings.throttle = limit;
        };
        const none = throttle({ capacity: 0, perSecond: 0 });
        return { ...where, what: 'meet', before: none, after: throttle(null) };
      }
      case 'late':
        return {
          ...where,
          what: 'late',
          later: (arrive) => {
            const asked = store.seen.length;
            clock.after(trouble.ms, () => oracle.asOf(asked, arrive));
          },
        };
      case 'meet':
        return { ...where, what: 'meet', [trouble.phase]: () => meet(trouble.meeting) };
    }
  };

  const passUntilDue = (): void => {
    const due = seen?.notBefore ?? null;
    pass(Math.min(Math.max(SETTLE_MS, due === null ? 0 : due - clock.now() + 1_000), 3 * DAY_MS));
  };

  const perform = async (command: Command): Promise<boolean> => {
    switch (command.kind) {
      case 'go':
        return go(command.site, command.diesAt);
      case 'lock':
      case 'die':
      case 'quit':
        return end(command.site, command.kind);
      case 'unlock':
        return unlock(command.site);
      case 'undo':
        return undo(command.site);
      case 'choose':
        return choose(command.site, command.index);
      case 'pass':
        pass(command.ms);
        return true;
      case 'pass-until-due':
        passUntilDue();
        return true;
      case 'jump':
        jump(command.ms);
        return true;
      case 'trouble':
        cloud.disturb(disturbanceOf(command.target, command.trouble));
        return true;
      case 'foreign':
        return foreign(command);
    }
  };

  return {
    oracle,
    /** One command; false where it came to nothing. Throws `BreachError`. */
    async act(command: Command): Promise<boolean> {
      const did = await perform(command);
      await settle();
      // The others cannot reach the file; what they did to the store was judged as it happened.
      if (!ELSEWHERE.has(command.kind)) oracle.settled();
      return did;
    },
    /**
     * Fine weather, clocks that are right, nobody about, and a person who tries again and then stops: it has to end, and
     * the vault has to agree with the cloud.
     */
    async calm(): Promise<void> {
      cloud.calm();
      for (const name of ['app', 'cli'] as const) {
        await end(name, 'quit');
      }
      pass(SETTLE_MS);
      clock.jumpTo(START + clock.monotonic());
      const program = await open('app');
      await settle();
      for (let round = 0; round < CALM_ROUNDS; round += 1) {
        const view = await look(program);
        if (view === null) {
          await settle();
          oracle.settled();
          oracle.agrees();
          return;
        }
        // Nobody makes room any more, however often it is looked for.
        const enough = round % 5 === 4 || (view.phase === 'blocked-slots' && round > 0);
        const choice = view.choices.find((one) => one.kind === (enough ? 'stop' : 'retry'));
        if (choice !== undefined) await decide(program, view, choice);
        else {
          passUntilDue();
          await settle();
        }
        await settle();
        oracle.settled();
      }
      throw new BreachError('never-ends', JSON.stringify({ phase: seen?.phase, reason: seen?.reason }));
    },
    ways: () => vaultFile(folder, lane.recoveryCode).ways(),
    async close(): Promise<void> {
      for (const name of ['app', 'cli'] as const) {
        sites[name]?.die();
        await sites[name]?.bury();
      }
      await run.end();
    },
  };
}
