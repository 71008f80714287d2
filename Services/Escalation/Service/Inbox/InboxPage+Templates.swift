extension InboxPage {
    static let source = """
        <h1>{{title}}</h1>
        <p class="lead">{{lead}}</p>
        {{#notice}}<p class="notice {{kind}}" role="status">{{text}}</p>{{/notice}}
        {{#undelivered}}<p class="notice error">{{.}}</p>{{/undelivered}}
        <ul class="summary">{{#summary}}<li><strong>{{count}}</strong> {{label}}</li>{{/summary}}</ul>
        <section aria-labelledby="unseen">
        <h2 id="unseen">{{unseenTitle}}</h2>
        {{#nothing}}<p>{{.}}</p>{{/nothing}}
        <ol class="alerts">{{#unseen}}{{> alert}}{{/unseen}}</ol>
        </section>
        {{#hasSeen}}<section aria-labelledby="seen">
        <h2 id="seen">{{seenTitle}}</h2>
        <ol class="alerts">{{#seen}}{{> alert}}{{/seen}}</ol>
        </section>{{/hasSeen}}
        {{#hasAsleep}}<section aria-labelledby="asleep">
        <h2 id="asleep">{{asleepTitle}}</h2>
        <ol class="alerts">{{#asleep}}{{> alert}}{{/asleep}}</ol>
        </section>{{/hasAsleep}}
        {{#hasResolved}}<section aria-labelledby="resolved">
        <h2 id="resolved">{{resolvedTitle}}</h2>
        <ol class="alerts">{{#resolved}}{{> alert}}{{/resolved}}</ol>
        </section>{{/hasResolved}}
        """

    static let alertSource = """
        <li class="alert {{class}}">
        <p class="badges"><span class="badge {{severityClass}}">{{severity}}</span>{{#audience}}<span class="badge serious">{{.}}</span>{{/audience}}{{#status}}<span class="badge good">{{.}}</span>{{/status}}</p>
        <h3>{{title}}</h3>
        <p>{{sentence}}</p>
        <p class="muted">{{since}}</p>
        {{#acts}}<p class="muted">{{.}}</p>{{/acts}}
        {{#form}}<form class="acknowledge" method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        {{#seats}}<div class="field"><label for="member-{{id}}">{{label}}</label>
        <select id="member-{{id}}" name="member" required><option value="">{{choose}}</option>{{#members}}<option value="{{id}}">{{name}}</option>{{/members}}</select></div>{{/seats}}
        <button type="submit" aria-label="{{button}}: {{title}}">{{button}}</button>
        </form>{{/form}}
        <details><summary>{{historyTitle}}</summary><ul class="history">{{#history}}<li>{{on}}: {{what}}{{note}}{{who}}</li>{{/history}}</ul></details>
        </li>
        """
}
