/** Milliseconds for which the host stays after its last use, while no letter is being written. */
export const HOST_STAYS = 5 * 60_000;

/**
 * Ends the host when no letter is being written. The timer can rely on the background being
 * alive: an open connection keeps it so.
 */
export class Lifetime {
  #host;
  #openTabs;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {{close(): void}} host
   * @param {() => Promise<unknown[]>} openTabs the compose tabs
   */
  constructor(host, openTabs) {
    this.#host = host;
    this.#openTabs = openTabs;
  }

  /** The host is used, or a letter was closed: look again some minutes later. */
  prolong() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), HOST_STAYS);
  }

  async #look() {
    const tabs = await this.#openTabs();
    if (tabs.length === 0) this.#host.close();
    else this.prolong();
  }
}
