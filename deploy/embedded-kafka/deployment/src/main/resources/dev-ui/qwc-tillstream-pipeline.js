import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';

const REFRESH_MILLIS = 2000;
const FLOW = [
    ['ingest', 'retail-transactions'],
    ['batcher', 'retail-batches'],
    ['trainer', 'retail-models'],
    ['serving', null],
];

/** The way of the rows, and all topics with what they hold. */
export class QwcTillstreamPipeline extends LitElement {

    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: block; padding: 1rem; overflow: auto; }
        .flow { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-bottom: 1.5rem; }
        .service, .topic { padding: .4rem .8rem; border: 1px solid var(--lumo-contrast-30pct); }
        .service { border-radius: .4rem; font-weight: 600; }
        .topic { border-radius: 1rem; }
        table { border-collapse: collapse; }
        th, td { padding: .3rem 1rem .3rem 0; text-align: left; border-bottom: 1px solid var(--lumo-contrast-10pct); }
        .number { text-align: right; font-variant-numeric: tabular-nums; }
        .error { color: var(--lumo-error-text-color); }
    `;

    static properties = {
        _topics: { state: true },
        _error: { state: true },
    };

    connectedCallback() {
        super.connectedCallback();
        this._refresh();
        this._timer = setInterval(() => this._refresh(), REFRESH_MILLIS);
    }

    disconnectedCallback() {
        clearInterval(this._timer);
        super.disconnectedCallback();
    }

    _refresh() {
        this.jsonRpc.topics().then(answer => {
            this._topics = answer.result;
            this._error = null;
        }).catch(failure => {
            this._error = failure?.error?.message ?? String(failure);
        });
    }

    render() {
        if (this._error) {
            return html`<p class="error">${this._error}</p>`;
        }
        if (!this._topics) {
            return html`<p>Asking Kafka…</p>`;
        }
        return html`
            <div class="flow">${FLOW.map(([service, topic]) => this._step(service, topic))}</div>
            <table>
                <thead><tr><th>Topic</th><th class="number">Partitions</th><th class="number">Records</th></tr></thead>
                <tbody>${this._topics.map(topic => html`
                    <tr>
                        <td>${topic.name}</td>
                        <td class="number">${topic.partitions}</td>
                        <td class="number">${topic.records.toLocaleString('en')}</td>
                    </tr>`)}
                </tbody>
            </table>`;
    }

    _step(service, name) {
        const topic = this._topics.find(candidate => candidate.name === name);
        return html`<span class="service">${service}</span>
            ${name ? html`<span>→</span>
                <span class="topic">${name}: ${topic ? topic.records.toLocaleString('en') : 'not there yet'}</span>
                <span>→</span>` : ''}`;
    }
}

customElements.define('qwc-tillstream-pipeline', QwcTillstreamPipeline);
