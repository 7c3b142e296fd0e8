<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AgentColumn</name>
    <message>
        <source>Failed mark</source>
        <translation>失敗の印</translation>
    </message>
    <message>
        <source>RDS Agent ID</source>
        <translation>RDSエージェントID</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>メールアドレス</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>更新先</translation>
    </message>
    <message>
        <source>Last version check</source>
        <translation>最終バージョン確認</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>AgentTable</name>
    <message>
        <source>Agent ID</source>
        <translation>エージェントID</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>更新先</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>最終確認</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>AgentsAddCommand</name>
    <message>
        <source>%1 is added.</source>
        <translation>%1 を追加しました。</translation>
    </message>
</context>
<context>
    <name>AgentsEnrolCommand</name>
    <message>
        <source>Still not enrolled: %1.</source>
        <translation>まだ登録されていません: %1。</translation>
    </message>
    <message>
        <source>%1 has enrolled.</source>
        <translation>%1 が登録されました。</translation>
    </message>
</context>
<context>
    <name>AgentsImportCommand</name>
    <message>
        <source>Imported %1.</source>
        <translation>%1を取り込みました。</translation>
    </message>
</context>
<context>
    <name>AgentsInviteCommand</name>
    <message>
        <source>Invited %1.</source>
        <translation>%1の設定ファイルを作り直しました。</translation>
    </message>
</context>
<context>
    <name>AgentsRemoveCommand</name>
    <message>
        <source>Removed %1.</source>
        <translation>%1を削除しました。</translation>
    </message>
</context>
<context>
    <name>AgentsRevokeCommand</name>
    <message>
        <source>Revoked %1. To use boxes in their place: rdsvm agents invite</source>
        <translation>%1の鍵を失効させました。代わりの機器を使うには: rdsvm agents invite</translation>
    </message>
</context>
<context>
    <name>AuditExportCommand</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>BatchRetryCommand</name>
    <message>
        <source>Retrying the failed agents (%1).</source>
        <translation>失敗したエージェントを再試行します（%1）。</translation>
    </message>
</context>
<context>
    <name>BatchStartCommand</name>
    <message>
        <source>Left out, because they are not enrolled: %1.</source>
        <translation>未登録のため対象から除きました: %1。</translation>
    </message>
</context>
<context>
    <name>BatchStatusCommand</name>
    <message>
        <source>Batch %1 to %2, started %3: %4</source>
        <translation>一括更新 %1（%2 へ、%3 開始）: %4</translation>
    </message>
</context>
<context>
    <name>BatchSummary</name>
    <message>
        <source>Version requests are on their way to the mail server.</source>
        <translation>バージョン照会をメールサーバーへ送信しています。</translation>
    </message>
    <message>
        <source>Update mails are on their way to the mail server.</source>
        <translation>更新メールをメールサーバーへ送信しています。</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <extracomment>%1: &quot;14 updated, 3 failed&quot;; %2: &quot;17 agents&quot;</extracomment>
        <translation>%1（全%2）</translation>
    </message>
    <message>
        <source>The batch update ended at %1.</source>
        <translation>一括更新は %1 に終了しました。</translation>
    </message>
    <message>
        <source>The batch update has ended.</source>
        <translation>一括更新は終了しました。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed agent(s) can be retried.</source>
        <translation>
            <numerusform>失敗した%Ln台は再試行できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>The batch update is running.</source>
        <translation>一括更新を実行しています。</translation>
    </message>
    <message>
        <source>%1 in %2 (at %3).</source>
        <extracomment>%1: what happens, as &quot;Version requests go out&quot;; %2: a countdown; %3: a time of day</extracomment>
        <translation>%1まで %2（%3）</translation>
    </message>
</context>
<context>
    <name>DemoCommand</name>
    <message>
        <source>Updating %1 to %2. The waits of this demo are seconds.</source>
        <translation>%1を %2 に更新します。このデモの待ち時間は秒単位です。</translation>
    </message>
    <message>
        <source>Retrying the failed agents (%1).</source>
        <translation>失敗したエージェントを再試行します（%1）。</translation>
    </message>
</context>
<context>
    <name>EnrolmentText</name>
    <message>
        <source>Another box has enrolled with the same settings file: the second one was refused.</source>
        <translation>同じ設定ファイルで別の機器がすでに登録しています。2台目は拒否しました。</translation>
    </message>
    <message>
        <source>Another box has tried to enrol in this agent’s name with a wrong code; it was refused.</source>
        <translation>別の機器が誤ったコードでこのエージェントとして登録しようとしたため、拒否しました。</translation>
    </message>
    <message>
        <source>Two boxes</source>
        <translation>機器重複</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>未登録</translation>
    </message>
    <message>
        <source>Code expired</source>
        <translation>コード期限切れ</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>コード不一致</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>失効</translation>
    </message>
    <message>
        <source>Waiting for the box to enrol; its code is valid until %1.</source>
        <translation>機器の登録を待っています。コードの有効期限は %1 です。</translation>
    </message>
    <message>
        <source>Waiting for the box to enrol.</source>
        <translation>機器の登録を待っています。</translation>
    </message>
    <message>
        <source>The code in its settings file has expired.</source>
        <translation>設定ファイルのコードの有効期限が切れています。</translation>
    </message>
    <message>
        <source>A box has tried to enrol with another code than the newest one; it was refused.</source>
        <translation>最新でないコードで登録しようとした機器があり、拒否しました。</translation>
    </message>
    <message>
        <source>Its keys were revoked: it is not believed and gets no updates.</source>
        <translation>鍵を失効させたため、返信は採用せず、更新も送りません。</translation>
    </message>
    <message>
        <source>Find out which box is the customer’s. If the wrong one has enrolled, revoke its keys and make a new settings file.</source>
        <translation>どちらが顧客の機器か確認してください。違う機器が登録していた場合は、鍵を失効させ、新しい設定ファイルを作成してください。</translation>
    </message>
    <message>
        <source>Load its settings file on the box and start the box.</source>
        <translation>機器に設定ファイルを読み込ませ、起動してください。</translation>
    </message>
    <message>
        <source>Make a new settings file and load it on the box.</source>
        <translation>新しい設定ファイルを作成し、機器に読み込ませてください。</translation>
    </message>
    <message>
        <source>Load the newest settings file on the box, or make a new one.</source>
        <translation>最新の設定ファイルを機器に読み込ませるか、新しく作成してください。</translation>
    </message>
    <message>
        <source>To use a box in its place, make a new settings file.</source>
        <translation>代わりの機器を使うには、新しい設定ファイルを作成してください。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This is not an agent ID.</source>
        <translation>エージェントIDではありません。</translation>
    </message>
    <message>
        <source>An ID has 1 to 64 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.</source>
        <translation>IDは1〜64文字の英数字、ピリオド、ハイフン、下線で、先頭は英数字にしてください。</translation>
    </message>
    <message>
        <source>This is not a mail address.</source>
        <translation>メールアドレスではありません。</translation>
    </message>
    <message>
        <source>Write it as name@domain, in ASCII letters.</source>
        <translation>半角文字で「名前@ドメイン」の形で入力してください。</translation>
    </message>
    <message>
        <source>This is not a version in the common format.</source>
        <translation>共通形式のバージョンではありません。</translation>
    </message>
    <message>
        <source>Write it like 1.0.02 or 1.0.02-0.</source>
        <translation>1.0.02 や 1.0.02-0 のように指定してください。</translation>
    </message>
    <message>
        <source>This is not a module.</source>
        <translation>モジュールではありません。</translation>
    </message>
    <message>
        <source>A module needs a name of letters, digits, dots, hyphens or underscores, a version and a date.</source>
        <translation>モジュールには、英数字・ピリオド・ハイフン・下線からなる名前と、バージョン、日付が必要です。</translation>
    </message>
    <message>
        <source>This is not a version report.</source>
        <translation>バージョン報告ではありません。</translation>
    </message>
    <message>
        <source>Ask the agent for its version again.</source>
        <translation>エージェントにバージョンをもう一度照会してください。</translation>
    </message>
    <message>
        <source>An agent with this ID is in the list already.</source>
        <translation>このIDのエージェントはすでに一覧にあります。</translation>
    </message>
    <message>
        <source>Use another ID, or remove the other agent first.</source>
        <translation>別のIDを使うか、先に既存のエージェントを削除してください。</translation>
    </message>
    <message>
        <source>This mail address belongs to another agent.</source>
        <translation>このメールアドレスは別のエージェントのものです。</translation>
    </message>
    <message>
        <source>Give each agent an address of its own.</source>
        <translation>エージェントごとに別のアドレスを指定してください。</translation>
    </message>
    <message>
        <source>There is no such agent in the list.</source>
        <translation>そのエージェントは一覧にありません。</translation>
    </message>
    <message>
        <source>Check the agent ID.</source>
        <translation>エージェントIDを確認してください。</translation>
    </message>
    <message>
        <source>There is no such batch update.</source>
        <translation>その一括更新はありません。</translation>
    </message>
    <message>
        <source>Start one first.</source>
        <translation>先に一括更新を開始してください。</translation>
    </message>
    <message>
        <source>There is no such update package.</source>
        <translation>その更新パッケージはありません。</translation>
    </message>
    <message>
        <source>Choose the package file again.</source>
        <translation>パッケージファイルを選び直してください。</translation>
    </message>
    <message>
        <source>A batch update is running.</source>
        <translation>一括更新を実行中です。</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>終了するまでお待ちください。</translation>
    </message>
    <message>
        <source>No agent has failed.</source>
        <translation>失敗したエージェントはありません。</translation>
    </message>
    <message>
        <source>There is nothing to retry.</source>
        <translation>再試行するものはありません。</translation>
    </message>
    <message>
        <source>There are no agents to update.</source>
        <translation>更新するエージェントがありません。</translation>
    </message>
    <message>
        <source>Add agents to the list, or select some.</source>
        <translation>一覧にエージェントを追加するか、選択してください。</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>備考が長すぎます。</translation>
    </message>
    <message>
        <source>Shorten it to 1,000 characters.</source>
        <translation>1,000文字以内にしてください。</translation>
    </message>
    <message>
        <source>This is not a date and time.</source>
        <translation>日時ではありません。</translation>
    </message>
    <message>
        <source>Write it like 2002-11-03T15:25.</source>
        <translation>2002-11-03T15:25 のように指定してください。</translation>
    </message>
    <message>
        <source>There is no centre in this folder.</source>
        <translation>このフォルダーにセンターはありません。</translation>
    </message>
    <message>
        <source>Set one up first, or choose another folder.</source>
        <translation>先にセンターを設定するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>There is a centre in this folder already.</source>
        <translation>このフォルダーにはすでにセンターがあります。</translation>
    </message>
    <message>
        <source>Nothing was changed; choose another folder for a new one.</source>
        <translation>何も変更していません。新しいセンターには別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Another program is using this centre.</source>
        <translation>別のプログラムがこのセンターを使用しています。</translation>
    </message>
    <message>
        <source>Close the other program first.</source>
        <translation>先にそのプログラムを終了してください。</translation>
    </message>
    <message>
        <source>The mail servers are not set up yet.</source>
        <translation>メールサーバーがまだ設定されていません。</translation>
    </message>
    <message>
        <source>Enter the setting that is named here.</source>
        <translation>ここに示した項目を設定してください。</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>その設定項目はありません。</translation>
    </message>
    <message>
        <source>Check its name against the list of settings.</source>
        <translation>設定の一覧で項目名を確認してください。</translation>
    </message>
    <message>
        <source>The value does not fit this setting.</source>
        <translation>この設定項目に使えない値です。</translation>
    </message>
    <message>
        <source>Nothing was changed; check the value.</source>
        <translation>何も変更していません。値を確認してください。</translation>
    </message>
    <message>
        <source>The mail password is missing.</source>
        <translation>メールのパスワードがありません。</translation>
    </message>
    <message>
        <source>Set the command or the environment variable that gives it.</source>
        <translation>パスワードを与えるコマンドまたは環境変数を設定してください。</translation>
    </message>
    <message>
        <source>The agent’s settings file is not valid.</source>
        <translation>エージェントの設定ファイルが正しくありません。</translation>
    </message>
    <message>
        <source>Get a new one from the centre.</source>
        <translation>センターから新しい設定ファイルを受け取ってください。</translation>
    </message>
    <message>
        <source>Other users can read the agent’s settings file, which holds its keys.</source>
        <translation>鍵を含むエージェントの設定ファイルが、他のユーザーにも読める状態です。</translation>
    </message>
    <message>
        <source>Make it readable for its owner only.</source>
        <translation>所有者だけが読めるようにしてください。</translation>
    </message>
    <message>
        <source>The agent’s own records are damaged.</source>
        <translation>エージェント自身の記録が壊れています。</translation>
    </message>
    <message>
        <source>Restore its data folder, or set the agent up anew.</source>
        <translation>データフォルダーを復元するか、エージェントを設定し直してください。</translation>
    </message>
    <message>
        <source>The record of what is installed is damaged.</source>
        <translation>インストール内容の記録が壊れています。</translation>
    </message>
    <message>
        <source>Install the agent’s modules anew.</source>
        <translation>エージェントのモジュールを入れ直してください。</translation>
    </message>
    <message>
        <source>No modules are installed on this agent.</source>
        <translation>このエージェントにはモジュールがありません。</translation>
    </message>
    <message>
        <source>Install the first modules.</source>
        <translation>最初のモジュールをインストールしてください。</translation>
    </message>
    <message>
        <source>This agent has its first modules already.</source>
        <translation>このエージェントにはすでに最初のモジュールがあります。</translation>
    </message>
    <message>
        <source>Nothing was changed; update it by a batch update.</source>
        <translation>何も変更していません。一括更新で更新してください。</translation>
    </message>
    <message>
        <source>The folder does not hold exactly the modules that its version report lists.</source>
        <translation>フォルダーの内容が、バージョン報告に記載されたモジュールと一致しません。</translation>
    </message>
    <message>
        <source>Add the missing files, or remove those that are too many.</source>
        <translation>足りないファイルを加えるか、余分なファイルを取り除いてください。</translation>
    </message>
    <message>
        <source>Another agent is running on this data folder.</source>
        <translation>別のエージェントがこのデータフォルダーを使用しています。</translation>
    </message>
    <message>
        <source>Stop it first, or choose another folder.</source>
        <translation>先にそれを停止するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The install script could not be started.</source>
        <translation>インストールスクリプトを起動できませんでした。</translation>
    </message>
    <message>
        <source>Check that /bin/sh is there and that the disk allows programs.</source>
        <translation>/bin/sh があり、ディスク上でプログラムを実行できることを確認してください。</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1行目</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1: a file; %2: &quot;line 5&quot;</extracomment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Something failed: %1.</source>
        <translation>問題が発生しました: %1。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a file, a server, a line of a file; %2: a sentence about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences after each other; Japanese needs no space</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1: sentences; %2: the evidence as it came from a server or a library</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The mail was set aside; nothing else is needed.</source>
        <translation>このメールは除けました。ほかに必要な操作はありません。</translation>
    </message>
    <message>
        <source>Request the agent’s version again.</source>
        <translation>エージェントのバージョンをもう一度照会してください。</translation>
    </message>
    <message>
        <source>A mail header holds characters that are not allowed in one.</source>
        <translation>メールヘッダーに使えない文字が含まれています。</translation>
    </message>
    <message>
        <source>Check names and addresses for line breaks and control characters.</source>
        <translation>名前やアドレスに改行や制御文字がないか確認してください。</translation>
    </message>
    <message>
        <source>The mail is larger than allowed.</source>
        <translation>メールが上限より大きくなっています。</translation>
    </message>
    <message>
        <source>It was set aside and not read.</source>
        <translation>読み込まずに除けました。</translation>
    </message>
    <message>
        <source>The mail is damaged, or not a mail.</source>
        <translation>メールが壊れているか、メールではありません。</translation>
    </message>
    <message>
        <source>The mail is not from the centre.</source>
        <translation>センターからのメールではありません。</translation>
    </message>
    <message>
        <source>The mail is not a command.</source>
        <translation>コマンドのメールではありません。</translation>
    </message>
    <message>
        <source>The mail is not a reply of an agent.</source>
        <translation>エージェントからの返信ではありません。</translation>
    </message>
    <message>
        <source>The mail is signed, but its content is not as agreed.</source>
        <translation>メールは署名されていますが、内容が取り決めと異なります。</translation>
    </message>
    <message>
        <source>Check that the centre and the agent are of releases that fit together.</source>
        <translation>センターとエージェントのリリースが対応しているか確認してください。</translation>
    </message>
    <message>
        <source>The mail belongs to another centre.</source>
        <translation>別のセンターのメールです。</translation>
    </message>
    <message>
        <source>Check that no two centres share this mailbox.</source>
        <translation>複数のセンターが同じメールボックスを使っていないか確認してください。</translation>
    </message>
    <message>
        <source>The command is not for this agent.</source>
        <translation>このエージェント宛てのコマンドではありません。</translation>
    </message>
    <message>
        <source>The command came too late and is no longer obeyed.</source>
        <translation>コマンドの有効期限が過ぎているため、実行しません。</translation>
    </message>
    <message>
        <source>Check the clocks of the centre and the agent, then send it again.</source>
        <translation>センターとエージェントの時計を確認して、送り直してください。</translation>
    </message>
    <message>
        <source>The reply is signed with a key that no agent in the list has.</source>
        <translation>一覧のどのエージェントのものでもない鍵で署名された返信です。</translation>
    </message>
    <message>
        <source>Check that the agent was added to this centre and set up with its present settings.</source>
        <translation>エージェントがこのセンターに追加され、現在の設定で動いているか確認してください。</translation>
    </message>
    <message>
        <source>The reply was signed by another agent than the one it speaks for.</source>
        <translation>返信の署名者が、名乗っているエージェントと異なります。</translation>
    </message>
    <message>
        <source>It was not believed; look into that agent.</source>
        <translation>この返信は採用していません。該当のエージェントを調べてください。</translation>
    </message>
    <message>
        <source>The reply answers a request that this centre did not make.</source>
        <translation>このセンターが出していない照会への返信です。</translation>
    </message>
    <message>
        <source>No new key could be made.</source>
        <translation>新しい鍵を作成できませんでした。</translation>
    </message>
    <message>
        <source>Try again; check the OpenSSL set-up.</source>
        <translation>もう一度試し、OpenSSLの設定を確認してください。</translation>
    </message>
    <message>
        <source>The key cannot be used; it is damaged or of another kind.</source>
        <translation>鍵が壊れているか種類が異なるため、使用できません。</translation>
    </message>
    <message>
        <source>Restore the key file from a backup.</source>
        <translation>鍵ファイルをバックアップから復元してください。</translation>
    </message>
    <message>
        <source>The certificate cannot be used; it is damaged or of another kind.</source>
        <translation>証明書が壊れているか種類が異なるため、使用できません。</translation>
    </message>
    <message>
        <source>Restore it from a backup, or add the agent again.</source>
        <translation>バックアップから復元するか、エージェントを追加し直してください。</translation>
    </message>
    <message>
        <source>The key and the certificate do not belong together.</source>
        <translation>鍵と証明書が対応していません。</translation>
    </message>
    <message>
        <source>Restore both from the same backup.</source>
        <translation>両方を同じバックアップから復元してください。</translation>
    </message>
    <message>
        <source>The certificate was made for another purpose.</source>
        <translation>別の用途の証明書です。</translation>
    </message>
    <message>
        <source>Use the signing key for signing and the encryption key for encryption.</source>
        <translation>署名には署名用の鍵を、暗号化には暗号化用の鍵を使ってください。</translation>
    </message>
    <message>
        <source>The message could not be signed.</source>
        <translation>メッセージに署名できませんでした。</translation>
    </message>
    <message>
        <source>Check the centre’s signing key.</source>
        <translation>センターの署名鍵を確認してください。</translation>
    </message>
    <message>
        <source>The update could not be encrypted for its agents.</source>
        <translation>更新をエージェント宛てに暗号化できませんでした。</translation>
    </message>
    <message>
        <source>Check the agents’ certificates.</source>
        <translation>エージェントの証明書を確認してください。</translation>
    </message>
    <message>
        <source>The signed or encrypted message is damaged.</source>
        <translation>署名または暗号化されたメッセージが壊れています。</translation>
    </message>
    <message>
        <source>Fetch or build it again.</source>
        <translation>取得または作成し直してください。</translation>
    </message>
    <message>
        <source>The message is protected in a way that is not allowed here.</source>
        <translation>ここでは認められない方式で保護されたメッセージです。</translation>
    </message>
    <message>
        <source>It was not opened; check who made it.</source>
        <translation>開いていません。作成者を確認してください。</translation>
    </message>
    <message>
        <source>The message is encrypted for too many recipients.</source>
        <translation>暗号化の宛先が多すぎます。</translation>
    </message>
    <message>
        <source>Send it to fewer agents at once.</source>
        <translation>一度に送るエージェントを減らしてください。</translation>
    </message>
    <message>
        <source>The signature was made by somebody else than expected.</source>
        <translation>想定と異なる相手による署名です。</translation>
    </message>
    <message>
        <source>It was not trusted; check where the file or mail comes from.</source>
        <translation>信頼していません。ファイルまたはメールの出所を確認してください。</translation>
    </message>
    <message>
        <source>The signature is not valid: the content was changed after it was signed.</source>
        <translation>署名が無効です。署名後に内容が変更されています。</translation>
    </message>
    <message>
        <source>Get the file or mail again from its source.</source>
        <translation>ファイルまたはメールを元の場所から取得し直してください。</translation>
    </message>
    <message>
        <source>The message was not encrypted for this key.</source>
        <translation>この鍵宛てに暗号化されたメッセージではありません。</translation>
    </message>
    <message>
        <source>Check that the agent was set up with its present settings.</source>
        <translation>エージェントが現在の設定で動いているか確認してください。</translation>
    </message>
    <message>
        <source>The message could not be decrypted.</source>
        <translation>メッセージを復号できませんでした。</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>送り直してください。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>自動的に再試行します。</translation>
    </message>
    <message>
        <source>The mail server cannot be reached.</source>
        <translation>メールサーバーに接続できません。</translation>
    </message>
    <message>
        <source>Check its address and port, the network and the firewall.</source>
        <translation>アドレスとポート、ネットワーク、ファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>The mail server’s name is not known.</source>
        <translation>メールサーバーの名前が見つかりません。</translation>
    </message>
    <message>
        <source>Check its spelling and the name service (DNS).</source>
        <translation>つづりと名前解決（DNS）を確認してください。</translation>
    </message>
    <message>
        <source>The mail server did not answer in time.</source>
        <translation>メールサーバーから時間内に応答がありませんでした。</translation>
    </message>
    <message>
        <source>The connection to the mail server was lost.</source>
        <translation>メールサーバーとの接続が切れました。</translation>
    </message>
    <message>
        <source>No secure connection to the mail server came about.</source>
        <translation>メールサーバーと安全に接続できませんでした。</translation>
    </message>
    <message>
        <source>Check the kind of encryption in the settings; nothing was sent in plain text.</source>
        <translation>設定の暗号化方式を確認してください。平文では何も送っていません。</translation>
    </message>
    <message>
        <source>The mail server’s certificate comes from an issuer that is not trusted here.</source>
        <translation>メールサーバーの証明書の発行者を信頼できません。</translation>
    </message>
    <message>
        <source>If it is your own, name its CA file in the settings.</source>
        <translation>自社の証明書であれば、設定でCAファイルを指定してください。</translation>
    </message>
    <message>
        <source>The mail server’s certificate has expired, or is not valid yet.</source>
        <translation>メールサーバーの証明書が期限切れか、まだ有効ではありません。</translation>
    </message>
    <message>
        <source>Have it renewed; check the clock of this computer.</source>
        <translation>証明書を更新し、このコンピューターの時計を確認してください。</translation>
    </message>
    <message>
        <source>The mail server’s certificate was made for another name.</source>
        <translation>メールサーバーの証明書が別の名前のものです。</translation>
    </message>
    <message>
        <source>Enter the server’s name exactly as in its certificate.</source>
        <translation>サーバー名を証明書のとおりに入力してください。</translation>
    </message>
    <message>
        <source>The CA file holds no certificate.</source>
        <translation>CAファイルに証明書がありません。</translation>
    </message>
    <message>
        <source>Choose a file with certificates in PEM format.</source>
        <translation>PEM形式の証明書のファイルを選んでください。</translation>
    </message>
    <message>
        <source>The mail server offers no encryption (STARTTLS).</source>
        <translation>メールサーバーが暗号化（STARTTLS）に対応していません。</translation>
    </message>
    <message>
        <source>Choose another kind of encryption in the settings, or ask the server’s administrator.</source>
        <translation>設定で別の暗号化方式を選ぶか、サーバーの管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The mail server sent something ahead of the encryption; that may be an attack.</source>
        <translation>暗号化の開始前にメールサーバーからデータが届きました。攻撃の可能性があります。</translation>
    </message>
    <message>
        <source>The connection was closed; tell the server’s administrator.</source>
        <translation>接続を閉じました。サーバーの管理者に知らせてください。</translation>
    </message>
    <message>
        <source>The password would have crossed the network in plain text, so it was not sent.</source>
        <translation>パスワードが平文で流れるため、送信しませんでした。</translation>
    </message>
    <message>
        <source>Switch encryption on in the settings.</source>
        <translation>設定で暗号化を有効にしてください。</translation>
    </message>
    <message>
        <source>The mail server offers no way to log in that is known here.</source>
        <translation>メールサーバーに、対応しているログイン方式がありません。</translation>
    </message>
    <message>
        <source>Ask its administrator for SCRAM-SHA-256, PLAIN or LOGIN.</source>
        <translation>SCRAM-SHA-256、PLAIN、LOGINのいずれかを管理者に依頼してください。</translation>
    </message>
    <message>
        <source>The mail server refused the user name or the password.</source>
        <translation>メールサーバーがユーザー名またはパスワードを拒否しました。</translation>
    </message>
    <message>
        <source>Check both in the settings.</source>
        <translation>設定で両方を確認してください。</translation>
    </message>
    <message>
        <source>The mail server could not prove that it knows the password itself.</source>
        <translation>メールサーバー側がパスワードを知っていることを確認できませんでした。</translation>
    </message>
    <message>
        <source>Check that this is the right server.</source>
        <translation>正しいサーバーか確認してください。</translation>
    </message>
    <message>
        <source>The mail server answered in a way that mail servers must not.</source>
        <translation>メールサーバーの応答が規約に合っていません。</translation>
    </message>
    <message>
        <source>Check that address and port belong to a mail server.</source>
        <translation>アドレスとポートがメールサーバーのものか確認してください。</translation>
    </message>
    <message>
        <source>The mail server sent a line that is too long.</source>
        <translation>メールサーバーから長すぎる行が届きました。</translation>
    </message>
    <message>
        <source>The mail server cannot do this now.</source>
        <translation>メールサーバーは今この処理を行えません。</translation>
    </message>
    <message>
        <source>The mail server refused.</source>
        <translation>メールサーバーが拒否しました。</translation>
    </message>
    <message>
        <source>See its answer, and ask its administrator.</source>
        <translation>サーバーの応答を確認し、管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>A name, password or address holds a control character.</source>
        <translation>名前、パスワードまたはアドレスに制御文字が含まれています。</translation>
    </message>
    <message>
        <source>Enter it again by hand.</source>
        <translation>手入力で入れ直してください。</translation>
    </message>
    <message>
        <source>This is under way already.</source>
        <translation>すでに実行中です。</translation>
    </message>
    <message>
        <source>Build the package again, or get an undamaged copy.</source>
        <translation>パッケージを作り直すか、壊れていないものを入手してください。</translation>
    </message>
    <message>
        <source>The package has no modules.</source>
        <translation>パッケージにモジュールがありません。</translation>
    </message>
    <message>
        <source>Add at least one module.</source>
        <translation>モジュールを1つ以上加えてください。</translation>
    </message>
    <message>
        <source>The install script is empty.</source>
        <translation>インストールスクリプトが空です。</translation>
    </message>
    <message>
        <source>Write the script, or choose another.</source>
        <translation>スクリプトを書くか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>The install script is not a shell script.</source>
        <translation>インストールスクリプトがシェルスクリプトではありません。</translation>
    </message>
    <message>
        <source>It must be text and begin with #!/bin/sh.</source>
        <translation>#!/bin/sh で始まるテキストにしてください。</translation>
    </message>
    <message>
        <source>The install script has Windows line ends, which /bin/sh does not understand.</source>
        <translation>インストールスクリプトの改行がWindows形式で、/bin/sh では実行できません。</translation>
    </message>
    <message>
        <source>Save it with Unix line ends (LF).</source>
        <translation>Unix形式の改行（LF）で保存してください。</translation>
    </message>
    <message>
        <source>The module’s file does not exist.</source>
        <translation>モジュールのファイルがありません。</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>名前とフォルダーを確認してください。</translation>
    </message>
    <message>
        <source>The package has two modules of this name.</source>
        <translation>パッケージに同じ名前のモジュールが2つあります。</translation>
    </message>
    <message>
        <source>Remove one, or give it another name.</source>
        <translation>一方を外すか、名前を変えてください。</translation>
    </message>
    <message>
        <source>The module’s name is not allowed.</source>
        <translation>このモジュール名は使えません。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, hyphens and underscores only.</source>
        <translation>英数字、ピリオド、ハイフン、下線だけを使ってください。</translation>
    </message>
    <message>
        <source>The module’s version is not in the common format.</source>
        <translation>モジュールのバージョンが共通形式ではありません。</translation>
    </message>
    <message>
        <source>Write it like 1.0.02.</source>
        <translation>1.0.02 のように指定してください。</translation>
    </message>
    <message>
        <source>The package is larger than allowed.</source>
        <translation>パッケージが上限より大きくなっています。</translation>
    </message>
    <message>
        <source>Leave out modules, or send them in several packages.</source>
        <translation>モジュールを減らすか、複数のパッケージに分けてください。</translation>
    </message>
    <message>
        <source>The package’s list of contents is not valid.</source>
        <translation>パッケージの内容一覧が正しくありません。</translation>
    </message>
    <message>
        <source>This is not an update package, or it is damaged.</source>
        <translation>更新パッケージではないか、壊れています。</translation>
    </message>
    <message>
        <source>The package holds something that is not allowed in one.</source>
        <translation>パッケージに認められないものが含まれています。</translation>
    </message>
    <message>
        <source>A file in the package is not the one that its list of contents names.</source>
        <translation>パッケージ内のファイルが内容一覧と一致しません。</translation>
    </message>
    <message>
        <source>The package could not be packed.</source>
        <translation>パッケージを作成できませんでした。</translation>
    </message>
    <message>
        <source>Check free memory and try again.</source>
        <translation>空きメモリーを確認して、もう一度試してください。</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>ファイルがありません。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>ファイルを読み込めません。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>ファイルに書き込めません。</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder, or choose another folder.</source>
        <translation>ファイルとフォルダーのアクセス権を確認するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The disk is full; nothing was written.</source>
        <translation>ディスクに空きがないため、何も書き込んでいません。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>空きを作って、もう一度試してください。</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>ファイルが大きすぎます。</translation>
    </message>
    <message>
        <source>Choose the right file, or a smaller one.</source>
        <translation>正しいファイルか、より小さいファイルを選んでください。</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>通常のファイルではありません。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>ファイルを選んでください。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>UTF-8のテキストではありません。</translation>
    </message>
    <message>
        <source>In the spreadsheet, save it as “CSV UTF-8”; nothing was imported.</source>
        <translation>表計算ソフトで「CSV UTF-8」として保存してください。何も取り込んでいません。</translation>
    </message>
    <message>
        <source>The CSV file is too large.</source>
        <translation>CSVファイルが大きすぎます。</translation>
    </message>
    <message>
        <source>Divide it into smaller files.</source>
        <translation>小さなファイルに分けてください。</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>引用符が閉じられていません。</translation>
    </message>
    <message>
        <source>Correct the line and try again; nothing was imported.</source>
        <translation>行を直して、もう一度試してください。何も取り込んでいません。</translation>
    </message>
    <message>
        <source>Text follows a closing quotation mark.</source>
        <translation>閉じ引用符の後に文字があります。</translation>
    </message>
    <message>
        <source>Double quotation marks inside a field; nothing was imported.</source>
        <translation>項目内の引用符は2つ重ねてください。何も取り込んでいません。</translation>
    </message>
    <message>
        <source>A column that is needed is missing.</source>
        <translation>必要な列がありません。</translation>
    </message>
    <message>
        <source>The first line must name agent_id and mail_address; nothing was imported.</source>
        <translation>1行目に agent_id と mail_address が必要です。何も取り込んでいません。</translation>
    </message>
    <message>
        <source>The line has more or fewer fields than the first line.</source>
        <translation>項目の数が1行目と異なります。</translation>
    </message>
    <message>
        <source>The file holds no lines.</source>
        <translation>ファイルに行がありません。</translation>
    </message>
    <message>
        <source>Choose the right file.</source>
        <translation>正しいファイルを選んでください。</translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation>データベースを開けません。</translation>
    </message>
    <message>
        <source>Check that its folder exists and that you may write there.</source>
        <translation>フォルダーがあり、書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>The database cannot be written.</source>
        <translation>データベースに書き込めません。</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>ファイルとフォルダーのアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The file is not a database.</source>
        <translation>データベースのファイルではありません。</translation>
    </message>
    <message>
        <source>Choose another data folder, or restore the database from a backup.</source>
        <translation>別のデータフォルダーを選ぶか、データベースをバックアップから復元してください。</translation>
    </message>
    <message>
        <source>The database belongs to another program.</source>
        <translation>別のプログラムのデータベースです。</translation>
    </message>
    <message>
        <source>Choose another data folder.</source>
        <translation>別のデータフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>データベースが壊れています。</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>バックアップから復元してください。</translation>
    </message>
    <message>
        <source>The database was made by a newer version of this program.</source>
        <translation>このプログラムの新しいバージョンで作られたデータベースです。</translation>
    </message>
    <message>
        <source>Update this program; the database was not changed.</source>
        <translation>このプログラムを更新してください。データベースは変更していません。</translation>
    </message>
    <message>
        <source>Another program is using the database.</source>
        <translation>別のプログラムがデータベースを使用しています。</translation>
    </message>
    <message>
        <source>Close the other program, or wait; it is tried again by itself.</source>
        <translation>そのプログラムを終了するか、お待ちください。自動的に再試行します。</translation>
    </message>
    <message>
        <source>The disk is full; nothing of the change was kept.</source>
        <translation>ディスクに空きがないため、変更は保存していません。</translation>
    </message>
    <message>
        <source>The database cannot be read or written.</source>
        <translation>データベースを読み書きできません。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>ディスクを確認してください。</translation>
    </message>
    <message>
        <source>No backup of the database could be made, so it was left as it was.</source>
        <translation>データベースのバックアップを作れなかったため、そのままにしました。</translation>
    </message>
    <message>
        <source>Check free space and permissions, then start again.</source>
        <translation>空き容量とアクセス権を確認して、起動し直してください。</translation>
    </message>
    <message>
        <source>The database could not be brought up to date.</source>
        <translation>データベースを最新の形式にできませんでした。</translation>
    </message>
    <message>
        <source>Its backup is beside it; report the problem.</source>
        <translation>バックアップは同じフォルダーにあります。問題を報告してください。</translation>
    </message>
    <message>
        <source>The database refused a value that contradicts others.</source>
        <translation>データベースが、他と矛盾する値を拒否しました。</translation>
    </message>
    <message>
        <source>Nothing was changed; report the problem.</source>
        <translation>何も変更していません。問題を報告してください。</translation>
    </message>
    <message>
        <source>A value in the database is not valid.</source>
        <translation>データベースに正しくない値があります。</translation>
    </message>
    <message>
        <source>Restore the database from a backup, or report the problem.</source>
        <translation>データベースをバックアップから復元するか、問題を報告してください。</translation>
    </message>
    <message>
        <source>What was asked for is no longer in the database.</source>
        <translation>要求されたものは、もうデータベースにありません。</translation>
    </message>
    <message>
        <source>Refresh the list and try again.</source>
        <translation>一覧を更新して、もう一度試してください。</translation>
    </message>
    <message>
        <source>Another agent has the same signing key.</source>
        <translation>別のエージェントが同じ署名鍵を使っています。</translation>
    </message>
    <message>
        <source>Give each agent keys of its own.</source>
        <translation>エージェントごとに別の鍵を使ってください。</translation>
    </message>
    <message>
        <source>The database could not carry out a command.</source>
        <translation>データベースの処理に失敗しました。</translation>
    </message>
    <message>
        <source>Try again; if it stays, report the problem.</source>
        <translation>もう一度試し、直らなければ問題を報告してください。</translation>
    </message>
    <message>
        <source>The pass phrase is missing.</source>
        <translation>パスフレーズがありません。</translation>
    </message>
    <message>
        <source>Type it where you are asked, or set one of the ways to get it that are named here.</source>
        <translation>求められたときに入力するか、ここに示す方法のいずれかを設定してください。</translation>
    </message>
    <message>
        <source>A file of the centre’s keys is missing.</source>
        <translation>センターの鍵のファイルがありません。</translation>
    </message>
    <message>
        <source>Bring the folder keys/ back from a copy.</source>
        <translation>フォルダー keys/ を控えから復元してください。</translation>
    </message>
    <message>
        <source>This file exists already.</source>
        <translation>このファイルはすでにあります。</translation>
    </message>
    <message>
        <source>Nothing was changed; name another file, so that no key is lost.</source>
        <translation>何も変更していません。鍵を失わないよう、別のファイル名を指定してください。</translation>
    </message>
    <message>
        <source>This is not the root key that the agents of this centre trust.</source>
        <translation>このセンターのエージェントが信頼しているルート鍵ではありません。</translation>
    </message>
    <message>
        <source>Nothing was changed; take the root key that was made together with this centre.</source>
        <translation>何も変更していません。このセンターと一緒に作成したルート鍵を使ってください。</translation>
    </message>
    <message>
        <source>This key set is not newer than the one in force.</source>
        <translation>この鍵セットは、有効なものより新しくありません。</translation>
    </message>
    <message>
        <source>Nothing was changed; make a new draft and have it signed.</source>
        <translation>何も変更していません。新しい草案を作り、署名してもらってください。</translation>
    </message>
    <message>
        <source>The centre’s key set has expired: agents refuse its updates.</source>
        <translation>センターの鍵セットが期限切れのため、エージェントは更新を拒否します。</translation>
    </message>
    <message>
        <source>Sign a new one with the root key: rdsvm keys rotate.</source>
        <translation>ルート鍵で新しいものに署名してください: rdsvm keys rotate。</translation>
    </message>
    <message>
        <source>The centre’s key set expires soon; agents refuse updates then.</source>
        <translation>センターの鍵セットの期限が近づいています。期限後、エージェントは更新を拒否します。</translation>
    </message>
    <message>
        <source>This is not the draft of a key set.</source>
        <translation>鍵セットの草案ではありません。</translation>
    </message>
    <message>
        <source>Make it anew: rdsvm keys request.</source>
        <translation>作り直してください: rdsvm keys request。</translation>
    </message>
    <message>
        <source>There would be fewer approvers than approvals that a package needs.</source>
        <translation>承認者の数が、パッケージに必要な承認数より少なくなります。</translation>
    </message>
    <message>
        <source>Nothing was changed; add approvers, or ask for fewer approvals.</source>
        <translation>何も変更していません。承認者を増やすか、必要な承認数を減らしてください。</translation>
    </message>
    <message>
        <source>There would be too many approvers.</source>
        <translation>承認者が多すぎます。</translation>
    </message>
    <message>
        <source>Nothing was changed; remove those who no longer approve.</source>
        <translation>何も変更していません。もう承認しない人を外してください。</translation>
    </message>
    <message>
        <source>There is no approver with this key.</source>
        <translation>この鍵の承認者はいません。</translation>
    </message>
    <message>
        <source>Nothing was changed; rdsvm keys show lists the approvers.</source>
        <translation>何も変更していません。承認者は rdsvm keys show で確認できます。</translation>
    </message>
    <message>
        <source>Too few approvers have approved this package.</source>
        <translation>このパッケージの承認が足りません。</translation>
    </message>
    <message>
        <source>Have it approved (rdsvm package approve), and keep the approvals beside it.</source>
        <translation>承認してもらい（rdsvm package approve）、承認ファイルをパッケージと同じ場所に置いてください。</translation>
    </message>
    <message>
        <source>A code may be valid for 1 to 365 days.</source>
        <translation>コードの有効期間は1〜365日です。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更していません。</translation>
    </message>
    <message>
        <source>The desktop’s key store did not do it.</source>
        <translation>デスクトップのキーストアで処理できませんでした。</translation>
    </message>
    <message>
        <source>Unlock it, or use a command or the environment instead.</source>
        <translation>キーストアのロックを解除するか、コマンドまたは環境変数を使ってください。</translation>
    </message>
    <message>
        <source>The agent is not enrolled.</source>
        <translation>エージェントが未登録です。</translation>
    </message>
    <message>
        <source>Load its settings file on the box, or invite it again.</source>
        <translation>機器に設定ファイルを読み込ませるか、設定ファイルを作り直してください。</translation>
    </message>
    <message>
        <source>This is not a hardware class.</source>
        <translation>機器クラスではありません。</translation>
    </message>
    <message>
        <source>A class has 1 to 32 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.</source>
        <translation>機器クラスは1〜32文字の英数字、ピリオド、ハイフン、下線で、先頭は英数字にしてください。</translation>
    </message>
    <message>
        <source>The agent’s own keys are damaged or incomplete.</source>
        <translation>エージェント自身の鍵が壊れているか、足りません。</translation>
    </message>
    <message>
        <source>Move its folder keys/ away and load a new settings file of the centre: the agent makes new keys and enrols again.</source>
        <translation>フォルダー keys/ を別の場所に移し、センターの新しい設定ファイルを読み込ませてください。エージェントが新しい鍵を作り、登録し直します。</translation>
    </message>
    <message>
        <source>This approves another package.</source>
        <translation>別のパッケージの承認です。</translation>
    </message>
    <message>
        <source>Have exactly this package approved.</source>
        <translation>このパッケージそのものを承認してもらってください。</translation>
    </message>
    <message>
        <source>The key set is not newer than the one in use.</source>
        <translation>この鍵セットは、使用中のものより新しくありません。</translation>
    </message>
    <message>
        <source>Nothing was changed; nothing else is needed.</source>
        <translation>何も変更していません。ほかに必要な操作はありません。</translation>
    </message>
    <message>
        <source>The keys of the centre that are known here have expired.</source>
        <translation>ここにあるセンターの鍵の有効期限が切れています。</translation>
    </message>
    <message>
        <source>Check the clock of this computer; if it is right, renew the keys at the centre with “rdsvm keys rotate”.</source>
        <translation>このコンピューターの時計を確認してください。正しければ、センターで「rdsvm keys rotate」を実行して鍵を更新してください。</translation>
    </message>
    <message>
        <source>This is not the pass phrase of the key.</source>
        <translation>鍵のパスフレーズが違います。</translation>
    </message>
    <message>
        <source>Try again, and check Caps Lock and the keyboard layout; nothing was changed.</source>
        <translation>Caps Lockとキーボード配列を確認して、もう一度入力してください。何も変更していません。</translation>
    </message>
    <message>
        <source>The certificate has expired, or is not valid yet.</source>
        <translation>証明書が期限切れか、まだ有効ではありません。</translation>
    </message>
    <message>
        <source>Check the clock of this computer; if it is right, have the key renewed.</source>
        <translation>このコンピューターの時計を確認してください。正しければ、鍵を更新してもらってください。</translation>
    </message>
    <message>
        <source>The security token is not there, or it refused its PIN.</source>
        <translation>セキュリティトークンがないか、PINが拒否されました。</translation>
    </message>
    <message>
        <source>Plug it in and check the PIN; after several wrong ones a token locks itself.</source>
        <translation>トークンを差し込み、PINを確認してください。何度も間違えるとトークンはロックされます。</translation>
    </message>
    <message>
        <source>The command that gives a password or pass phrase has failed.</source>
        <translation>パスワードまたはパスフレーズを与えるコマンドが失敗しました。</translation>
    </message>
    <message>
        <source>Try it in a terminal, and correct the setting.</source>
        <translation>端末で試し、設定を直してください。</translation>
    </message>
    <message>
        <source>The command that gives a password or pass phrase has printed nothing.</source>
        <translation>パスワードまたはパスフレーズを与えるコマンドが何も出力しませんでした。</translation>
    </message>
    <message>
        <source>A file that the package’s list of contents names is missing in it.</source>
        <translation>パッケージの内容一覧にあるファイルが入っていません。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 d</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1時間</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s)</source>
        <translation>
            <numerusform>%Ln台</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 updated</source>
        <translation>更新済み %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>失敗 %1</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>待ち %1</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the parts of &quot;14 updated, 3 failed&quot;</extracomment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>InitCommand</name>
    <message>
        <source>The centre is set up in %1.</source>
        <translation>%1 にセンターを設定しました。</translation>
    </message>
    <message>
        <source>Its keys are valid until %1; keep a copy of the folder keys/ in a safe place.</source>
        <translation>鍵の有効期限は %1 です。フォルダー keys/ の写しを安全な場所に保管してください。</translation>
    </message>
    <message>
        <source>The root key is in %1. Take this file away from this machine, to two safe places: it is needed only to change the centre&apos;s keys, and whoever has it and its pass phrase commands the fleet.</source>
        <translation>ルート鍵は %1 にあります。このファイルをこのコンピューターから移し、2か所の安全な場所に保管してください。必要になるのはセンターの鍵を変更するときだけですが、これとパスフレーズを持つ者は全エージェントを操作できます。</translation>
    </message>
    <message>
        <source>Fingerprint of the root certificate (SHA-256): %1</source>
        <translation>ルート証明書のフィンガープリント（SHA-256）: %1</translation>
    </message>
</context>
<context>
    <name>KeyOverview</name>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>The keys of the centre expire on %1, in %Ln day(s).</source>
        <translation>
            <numerusform>センターの鍵の有効期限は %1 です（あと%Ln日）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Agents refuse every update from then on: renew the keys before.</source>
        <translation>期限後、エージェントはすべての更新を拒否します。その前に鍵を更新してください。</translation>
    </message>
    <message>
        <source>The keys of the centre have expired on %1.</source>
        <translation>センターの鍵は %1 に期限が切れました。</translation>
    </message>
    <message>
        <source>Agents refuse every update until the keys are renewed.</source>
        <translation>鍵を更新するまで、エージェントはすべての更新を拒否します。</translation>
    </message>
    <message>
        <source>No agent has enrolled yet.</source>
        <translation>登録済みのエージェントはまだありません。</translation>
    </message>
    <message>
        <source>All of %1 follow this key set.</source>
        <translation>%1すべてがこの鍵セットに従っています。</translation>
    </message>
    <message>
        <source>%L1 of %2 follow this key set.</source>
        <extracomment>%1: a number; %2: &quot;17 agents&quot;</extracomment>
        <translation>%2のうち%L1台がこの鍵セットに従っています。</translation>
    </message>
    <message>
        <source>The others get it ahead of their next update or version request.</source>
        <translation>残りには、次の更新または照会の前に届きます。</translation>
    </message>
</context>
<context>
    <name>KeySetSigning</name>
    <message>
        <source>The draft of key set %1 is in %2. Nothing has changed yet: have it signed with the root key (rdsvm keys sign), then install what comes back (rdsvm keys install).</source>
        <translation>鍵セット %1 の草案は %2 にあります。まだ何も変わっていません。ルート鍵で署名してもらい（rdsvm keys sign）、戻ってきたものを導入してください（rdsvm keys install）。</translation>
    </message>
    <message>
        <source>Key set %1 is in force, until %2. The agents get it by mail when the centre runs next, for instance with: rdsvm versions request</source>
        <translation>鍵セット %1 が有効になりました（%2 まで）。エージェントには、センターが次に動くときにメールで届きます。例: rdsvm versions request</translation>
    </message>
</context>
<context>
    <name>KeySetText</name>
    <message>
        <source>Fleet:</source>
        <translation>フリート:</translation>
    </message>
    <message>
        <source>Key set:</source>
        <translation>鍵セット:</translation>
    </message>
    <message>
        <source>Signed:</source>
        <translation>署名日時:</translation>
    </message>
    <message>
        <source>Valid until:</source>
        <translation>有効期限:</translation>
    </message>
    <message>
        <source>Signing keys:</source>
        <translation>署名鍵:</translation>
    </message>
    <message>
        <source>Encryption keys:</source>
        <translation>暗号化鍵:</translation>
    </message>
    <message>
        <source>Approvals needed:</source>
        <translation>必要な承認数:</translation>
    </message>
    <message>
        <source>Approvers:</source>
        <translation>承認者:</translation>
    </message>
</context>
<context>
    <name>KeysApproverCommand</name>
    <message>
        <source>The approver&apos;s key %1 is in %2. Give the centre the certificate: %3</source>
        <translation>承認者の鍵 %1 は %2 にあります。センターには証明書を渡してください: %3</translation>
    </message>
</context>
<context>
    <name>KeysRememberCommand</name>
    <message>
        <source>there is no session bus</source>
        <translation>セッションバスがありません</translation>
    </message>
    <message>
        <source>It is in the key store, as %1.</source>
        <translation>キーストアに %1 として保存しました。</translation>
    </message>
    <message>
        <source>It is no longer in the key store: %1</source>
        <translation>キーストアから削除しました: %1</translation>
    </message>
</context>
<context>
    <name>KeysShowCommand</name>
    <message>
        <source>Root certificate:</source>
        <translation>ルート証明書:</translation>
    </message>
    <message>
        <source>The first signing key is on a token.</source>
        <translation>最初の署名鍵はトークンにあります。</translation>
    </message>
    <message>
        <source>Agents behind:</source>
        <translation>未追随の台数:</translation>
    </message>
</context>
<context>
    <name>KeysSignCommand</name>
    <message>
        <source>The signed key set %1 is in %2.</source>
        <translation>署名済みの鍵セット %1 は %2 にあります。</translation>
    </message>
</context>
<context>
    <name>OutcomeText</name>
    <message>
        <source>Build the package again and start a new batch.</source>
        <translation>パッケージを作り直して、新しい一括更新を開始してください。</translation>
    </message>
    <message>
        <source>Check the box (power, disk), then retry.</source>
        <translation>機器（電源、ディスク）を確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>Read the script’s last lines, correct the package, and start a new batch.</source>
        <translation>スクリプトの最後の出力を読み、パッケージを直して、新しい一括更新を開始してください。</translation>
    </message>
    <message>
        <source>it runs or ran a newer release</source>
        <translation>より新しいリリースが動いている、または動いていたため</translation>
    </message>
    <message>
        <source>Leave the agent as it is, or start a batch that allows a downgrade.</source>
        <translation>このままにするか、ダウングレードを許可して一括更新を開始してください。</translation>
    </message>
    <message>
        <source>it was made by another centre</source>
        <translation>別のセンターの更新であるため</translation>
    </message>
    <message>
        <source>Check that no other centre sends to this agent; its settings file must be of this centre.</source>
        <translation>別のセンターがこのエージェントに送っていないか、設定ファイルがこのセンターのものか確認してください。</translation>
    </message>
    <message>
        <source>it was made for other agents</source>
        <translation>別のエージェント宛ての更新であるため</translation>
    </message>
    <message>
        <source>Somebody may have forwarded the mail; retry to send the agent its own.</source>
        <translation>メールが転送された可能性があります。再試行して、このエージェント宛てに送り直してください。</translation>
    </message>
    <message>
        <source>it came too late</source>
        <translation>届いたときには有効期限が過ぎていたため</translation>
    </message>
    <message>
        <source>Check the clocks of the box and of this computer, then retry.</source>
        <translation>機器とこのコンピューターの時計を確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>the centre’s keys that the agent knows have expired</source>
        <translation>エージェントにあるセンターの鍵の有効期限が切れているため</translation>
    </message>
    <message>
        <source>Check the clock of the box; if it is right, renew the keys of the centre, then retry.</source>
        <translation>機器の時計を確認してください。正しければ、センターの鍵を更新してから再試行してください。</translation>
    </message>
    <message>
        <source>too few persons have approved the package</source>
        <translation>パッケージの承認が足りないため</translation>
    </message>
    <message>
        <source>Have the package approved, then start a new batch.</source>
        <translation>パッケージを承認してもらい、新しい一括更新を開始してください。</translation>
    </message>
    <message>
        <source>it has had this very mail before</source>
        <translation>同じメールをすでに受け取っているため</translation>
    </message>
    <message>
        <source>Retry to send it anew.</source>
        <translation>再試行して、新しいメールで送り直してください。</translation>
    </message>
    <message>
        <source>its release number is absurdly high</source>
        <translation>リリース番号が不自然に大きいため</translation>
    </message>
    <message>
        <source>Build the package again with the number after the last release’s.</source>
        <translation>直前のリリースの次の番号で、パッケージを作り直してください。</translation>
    </message>
    <message>
        <source>it is for another class of box</source>
        <translation>別の機器クラス用の更新であるため</translation>
    </message>
    <message>
        <source>Build a package for its hardware class.</source>
        <translation>この機器クラス用のパッケージを作成してください。</translation>
    </message>
    <message>
        <source>a file that it lists is missing in it</source>
        <translation>内容一覧にあるファイルが入っていないため</translation>
    </message>
    <message>
        <source>it holds something that it does not list</source>
        <translation>内容一覧にないものが入っているため</translation>
    </message>
    <message>
        <source>a file in it is not the one that it lists</source>
        <translation>ファイルの内容が一覧と異なるため</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>大きすぎるため</translation>
    </message>
    <message>
        <source>Leave out modules, or send them in several packages.</source>
        <translation>モジュールを減らすか、複数のパッケージに分けて送ってください。</translation>
    </message>
    <message>
        <source>the package is not for the version that it runs</source>
        <translation>パッケージが現在のバージョンに対応していないため</translation>
    </message>
    <message>
        <source>Update the agent to a version that the package accepts first.</source>
        <translation>先に、パッケージが対応するバージョンへ更新してください。</translation>
    </message>
    <message>
        <source>the package arrived damaged</source>
        <translation>届いたパッケージが壊れていたため</translation>
    </message>
    <message>
        <source>Retry; if it stays like this, build the package again.</source>
        <translation>再試行してください。変わらなければ、パッケージを作り直してください。</translation>
    </message>
    <message>
        <source>the install script failed</source>
        <translation>インストールスクリプトが失敗したため</translation>
    </message>
    <message>
        <source>the install script took too long</source>
        <translation>インストールスクリプトが時間内に終わらなかったため</translation>
    </message>
    <message>
        <source>the install script did not install what the package lists</source>
        <translation>インストールスクリプトがパッケージの内容どおりに入れなかったため</translation>
    </message>
    <message>
        <source>the agent had a problem of its own</source>
        <translation>エージェント側に問題があったため</translation>
    </message>
    <message>
        <source>the agent was interrupted again and again</source>
        <translation>エージェントの処理が何度も中断されたため</translation>
    </message>
</context>
<context>
    <name>PackageApprovals</name>
    <message>
        <source>%1 of %2 approvals.</source>
        <translation>承認 %1/%2件。</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between names</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Ask for approval: %1. Put the approval files beside the package, then check again.</source>
        <translation>次の人に承認を依頼してください: %1。承認ファイルをパッケージと同じ場所に置いて、再確認してください。</translation>
    </message>
</context>
<context>
    <name>PackageApproveCommand</name>
    <message>
        <source>The approval is in %1. Keep it beside the package.</source>
        <translation>承認は %1 にあります。パッケージと同じ場所に置いてください。</translation>
    </message>
</context>
<context>
    <name>PackageShowCommand</name>
    <message>
        <source>Approvals: %1 of %2</source>
        <translation>承認: %2件中%1件</translation>
    </message>
</context>
<context>
    <name>PackageText</name>
    <message>
        <source>Software version: %1</source>
        <translation>ソフトウェアバージョン: %1</translation>
    </message>
    <message>
        <source>Release sequence: %1</source>
        <translation>リリース番号: %1</translation>
    </message>
    <message>
        <source>Built: %1</source>
        <translation>作成日時: %1</translation>
    </message>
    <message>
        <source>Wait before asking: %1</source>
        <translation>照会までの待ち時間: %1</translation>
    </message>
    <message>
        <source>Wait from %1: %2</source>
        <translation>%1 からの待ち時間: %2</translation>
    </message>
    <message>
        <source>Only on: %1</source>
        <translation>対象バージョン: %1</translation>
    </message>
    <message>
        <source>Only for boxes of the class: %1</source>
        <translation>対象の機器クラス: %1</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>モジュール:</translation>
    </message>
</context>
<context>
    <name>SettingsFileNotice</name>
    <message>
        <source>Settings files for the boxes, to be used once and until %1: %2</source>
        <translation>機器に読み込ませる設定ファイル（%1 まで、1回だけ有効）: %2</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>The agent refused the update.</source>
        <translation>エージェントが更新を拒否しました。</translation>
    </message>
    <message>
        <source>The agent did not install the update: %1.</source>
        <translation>エージェントは更新しませんでした: %1。</translation>
    </message>
    <message>
        <source>The agent did not install the update: %1 (%2).</source>
        <translation>エージェントは更新しませんでした: %1（%2）。</translation>
    </message>
    <message>
        <source>The install script failed (%1).</source>
        <translation>インストールスクリプトが失敗しました（%1）。</translation>
    </message>
    <message>
        <source>The install script failed.</source>
        <translation>インストールスクリプトが失敗しました。</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>終了コード %1</translation>
    </message>
    <message>
        <source>Still at %1 instead of %2: the update was not installed.</source>
        <translation>%2 ではなく %1 のままです。更新が適用されていません。</translation>
    </message>
    <message>
        <source>The agent replied with %1 instead of %2.</source>
        <translation>%2 ではなく %1 と返信されました。</translation>
    </message>
    <message>
        <source>The mail server refused the address %1.</source>
        <translation>メールサーバーが宛先 %1 を拒否しました。</translation>
    </message>
    <message>
        <source>The mail server refused the address %1 (%2).</source>
        <translation>メールサーバーが宛先 %1 を拒否しました（%2）。</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Delayed</source>
        <translation>送信遅延</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>送達不明</translation>
    </message>
    <message>
        <source>Installing</source>
        <translation>更新待ち</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>照会送信中</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>返信待ち</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新済み</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Waiting for its turn; no update mail was sent yet.</source>
        <translation>順番を待っています。更新メールはまだ送っていません。</translation>
    </message>
    <message>
        <source>The update mail is on its way to the mail server.</source>
        <translation>更新メールをメールサーバーへ送信しています。</translation>
    </message>
    <message>
        <source>The mail server did not take the mail yet (%1); it is sent again by itself.</source>
        <translation>メールサーバーがまだ受け付けていません（%1）。自動的に送り直します。</translation>
    </message>
    <message>
        <source>The mail server did not take the mail yet; it is sent again by itself.</source>
        <translation>メールサーバーがまだ受け付けていません。自動的に送り直します。</translation>
    </message>
    <message>
        <source>The connection broke before the mail server answered; the same mail is sent again.</source>
        <translation>メールサーバーの応答前に接続が切れました。同じメールを送り直します。</translation>
    </message>
    <message>
        <source>The update was sent; the agent has until %1 to install it.</source>
        <translation>更新を送りました。エージェントの更新を %1 まで待ちます。</translation>
    </message>
    <message>
        <source>The update was sent; the agent is installing it.</source>
        <translation>更新を送りました。エージェントの更新を待っています。</translation>
    </message>
    <message>
        <source>The version request is on its way to the mail server.</source>
        <translation>バージョン照会をメールサーバーへ送信しています。</translation>
    </message>
    <message>
        <source>The version was requested; a reply is expected by %1.</source>
        <translation>バージョンを照会しました。%1 まで返信を待ちます。</translation>
    </message>
    <message>
        <source>The version was requested; a reply is expected.</source>
        <translation>バージョンを照会しました。返信を待っています。</translation>
    </message>
    <message>
        <source>Runs %1.</source>
        <translation>%1 で動いています。</translation>
    </message>
    <message>
        <source>Updated from %1 to %2.</source>
        <translation>%1 から %2 に更新しました。</translation>
    </message>
    <message>
        <source>The update failed for an unknown reason.</source>
        <translation>原因不明で更新に失敗しました。</translation>
    </message>
    <message>
        <source>The mail server refused the mail (%1).</source>
        <translation>メールサーバーがメールを拒否しました（%1）。</translation>
    </message>
    <message>
        <source>The mail server refused the mail.</source>
        <translation>メールサーバーがメールを拒否しました。</translation>
    </message>
    <message>
        <source>The mail server did not take the mail in time (%1).</source>
        <translation>期限内にメールサーバーがメールを受け付けませんでした（%1）。</translation>
    </message>
    <message>
        <source>The mail server did not take the mail in time.</source>
        <translation>期限内にメールサーバーがメールを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The mail came back undelivered (%1).</source>
        <translation>メールが配達されずに戻ってきました（%1）。</translation>
    </message>
    <message>
        <source>The mail came back undelivered.</source>
        <translation>メールが配達されずに戻ってきました。</translation>
    </message>
    <message>
        <source>No reply to the version request.</source>
        <translation>バージョン照会への返信がありません。</translation>
    </message>
    <message>
        <source>Still at %1: the agent runs a newer release than %2, and a downgrade was not allowed.</source>
        <translation>%1 のままです。%2 より新しいリリースで動いており、ダウングレードは許可されていません。</translation>
    </message>
    <message>
        <source>The agent was removed from the list before it was updated.</source>
        <translation>更新される前に一覧から削除されました。</translation>
    </message>
    <message>
        <source>Check this agent’s mail address; once it is right, retry.</source>
        <translation>このエージェントのメールアドレスを確認し、直してから再試行してください。</translation>
    </message>
    <message>
        <source>Ask the mail server’s administrator about its limits, then retry.</source>
        <translation>メールサーバーの制限を管理者に確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>Check that the mail server can be reached and takes mail, then retry.</source>
        <translation>メールサーバーに接続でき、メールを受け付けることを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>Check the agent’s mailbox and address, then retry.</source>
        <translation>エージェントのメールボックスとアドレスを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>Check that the agent is switched on and that its mail works, then retry.</source>
        <translation>エージェントの電源が入り、メールが使えることを確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>Retry; if it stays like this, check that the package fits this agent.</source>
        <translation>再試行してください。変わらなければ、パッケージがこのエージェントに合うか確認してください。</translation>
    </message>
    <message>
        <source>Leave the agent as it is, or start a batch that allows a downgrade.</source>
        <translation>このままにするか、ダウングレードを許可して一括更新を開始してください。</translation>
    </message>
    <message>
        <source>Read the script’s last lines, correct the package, and start a new batch.</source>
        <translation>スクリプトの最後の出力を読み、パッケージを直して、新しい一括更新を開始してください。</translation>
    </message>
    <message>
        <source>Check that the package fits this agent, then retry.</source>
        <translation>パッケージがこのエージェントに合うか確認してから、再試行してください。</translation>
    </message>
    <message>
        <source>If it was added again, include it in the next batch.</source>
        <translation>再び追加した場合は、次の一括更新に含めてください。</translation>
    </message>
    <message>
        <source>Update mails go out</source>
        <translation>更新メールの送信</translation>
    </message>
    <message>
        <source>Mails that were not taken are sent again</source>
        <translation>受け付けられなかったメールの再送</translation>
    </message>
    <message>
        <source>Version requests go out</source>
        <translation>バージョン照会の送信</translation>
    </message>
    <message>
        <source>Version requests are sent again</source>
        <translation>バージョン照会の再送</translation>
    </message>
    <message>
        <source>Agents that have not replied are marked as failed</source>
        <translation>返信のないエージェントを失敗とする判定</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>常駐</translation>
    </message>
    <message>
        <source>Non-resident</source>
        <translation>非常駐</translation>
    </message>
    <message>
        <source>Shared library</source>
        <translation>共有ライブラリー</translation>
    </message>
    <message>
        <source>The agent refused the update: %1.</source>
        <translation>エージェントが更新を拒否しました: %1。</translation>
    </message>
    <message>
        <source>The agent refused the update: %1 (%2).</source>
        <translation>エージェントが更新を拒否しました: %1（%2）。</translation>
    </message>
    <message>
        <source>The update package could not be used (%1).</source>
        <translation>更新パッケージを使えませんでした（%1）。</translation>
    </message>
    <message>
        <source>The update package could not be used.</source>
        <translation>更新パッケージを使えませんでした。</translation>
    </message>
    <message>
        <source>The agent was revoked or invited again before it was updated.</source>
        <translation>更新される前に、失効したか、設定ファイルが作り直されました。</translation>
    </message>
    <message>
        <source>Build the package again, and start a new batch.</source>
        <translation>パッケージを作り直して、新しい一括更新を開始してください。</translation>
    </message>
    <message>
        <source>Once it has enrolled again, include it in the next batch.</source>
        <translation>再び登録されたら、次の一括更新に含めてください。</translation>
    </message>
</context>
<context>
    <name>TerminalPrompt</name>
    <message>
        <source>New pass phrase for the centre’s keys (%1): </source>
        <translation>センターの鍵の新しいパスフレーズ (%1): </translation>
    </message>
    <message>
        <source>Pass phrase of the centre’s keys (%1): </source>
        <translation>センターの鍵のパスフレーズ (%1): </translation>
    </message>
    <message>
        <source>New pass phrase for the root key (%1): </source>
        <translation>ルート鍵の新しいパスフレーズ (%1): </translation>
    </message>
    <message>
        <source>Pass phrase of the root key (%1): </source>
        <translation>ルート鍵のパスフレーズ (%1): </translation>
    </message>
    <message>
        <source>New pass phrase for the approver’s key (%1): </source>
        <translation>承認者の鍵の新しいパスフレーズ (%1): </translation>
    </message>
    <message>
        <source>Pass phrase of the approver’s key (%1): </source>
        <translation>承認者の鍵のパスフレーズ (%1): </translation>
    </message>
    <message>
        <source>PIN of the token with the signing key (%1): </source>
        <translation>署名鍵のあるトークンのPIN (%1): </translation>
    </message>
    <message>
        <source>Password for the mail server %1: </source>
        <translation>メールサーバー %1 のパスワード: </translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation>もう一度: </translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>2回の入力が一致しません。</translation>
    </message>
    <message>
        <source>That was wrong.</source>
        <translation>違います。</translation>
    </message>
</context>
<context>
    <name>VersionsRequestCommand</name>
    <message>
        <source>The request is sent; replies so far: %1</source>
        <translation>照会を送りました。これまでの返信: %1</translation>
    </message>
</context>
<context>
    <name>WidgetHelpers</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか%Ln台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowLink</name>
    <message>
        <source>Opening the centre…</source>
        <translation>センターを開いています…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>取り込んでいます…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>書き出しています…</translation>
    </message>
    <message>
        <source>The mail server works again.</source>
        <translation>メールサーバーが復旧しました。</translation>
    </message>
    <message>
        <source>Imported %1; their settings files are in %2.</source>
        <translation>%1を取り込みました。設定ファイルは %2 にあります。</translation>
    </message>
    <message>
        <source>The keys of %1 are revoked.</source>
        <translation>%1の鍵を失効させました。</translation>
    </message>
    <message>
        <source>Exported %1 to %2.</source>
        <translation>%1を %2 に書き出しました。</translation>
    </message>
    <message>
        <source>Sending the update again to %1.</source>
        <translation>%1に更新を送り直しています。</translation>
    </message>
    <message>
        <source>Version requests are on their way.</source>
        <translation>バージョン照会を送信しています。</translation>
    </message>
</context>
<context>
    <name>rds::AboutDialog</name>
    <message>
        <source>About RDS Agent VersionManager</source>
        <translation>RDS Agent VersionManager について</translation>
    </message>
    <message>
        <source>Version %1 · Qt %2</source>
        <translation>バージョン %1 · Qt %2</translation>
    </message>
    <message>
        <source>Keeps the software of unattended monitoring agents up to date by mail alone.</source>
        <translation>無人で動く監視エージェントのソフトウェアを、メールだけで最新に保ちます。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>GNU General Public License バージョン3以降に基づくフリーソフトウェアです。いかなる保証もありません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>rds::AddAgentDialog</name>
    <message>
        <source>Add agent</source>
        <translation>エージェントの追加</translation>
    </message>
    <message>
        <source>RDS Agent &amp;ID</source>
        <translation>RDSエージェントID(&amp;I)</translation>
    </message>
    <message>
        <source>for example AGENT0000018</source>
        <translation>例: AGENT0000018</translation>
    </message>
    <message>
        <source>Mail a&amp;ddress</source>
        <translation>メールアドレス(&amp;D)</translation>
    </message>
    <message>
        <source>for example agent@customer.example</source>
        <translation>例: agent@customer.example</translation>
    </message>
    <message>
        <source>&amp;Note (optional)</source>
        <translation>備考（省略可）(&amp;N)</translation>
    </message>
    <message>
        <source>for example the customer’s name</source>
        <translation>例: お客様名</translation>
    </message>
    <message>
        <source>&amp;Add agent</source>
        <translation>追加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Hardware class of the box (optional)</source>
        <translation>機器クラス（省略可）(&amp;H)</translation>
    </message>
    <message>
        <source>for example arm-2; packages for other classes are refused</source>
        <translation>例: arm-2（ほかのクラス用のパッケージは拒否されます）</translation>
    </message>
</context>
<context>
    <name>rds::AgentDialogs</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Remove agents</source>
        <translation>エージェントの削除</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln agent(s) from the list?</source>
        <translation>
            <numerusform>一覧から%Ln台を削除しますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>They get no more updates. Their reports and history stay for the audit.</source>
        <translation>以後は更新されません。これまでの報告と履歴は監査のために残ります。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Remove %Ln agent(s)</source>
        <translation>
            <numerusform>%Ln台を削除(&amp;R)</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke keys</source>
        <translation>鍵の失効</translation>
    </message>
    <message numerus="yes">
        <source>Revoke the keys of %Ln agent(s)?</source>
        <translation>
            <numerusform>%Ln台の鍵を失効させますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>For boxes that were lost, stolen or exchanged: the centre believes nothing more that is signed with their keys, sends them no more updates, and their unused codes are dead. In a running batch they count as failed.</source>
        <translation>紛失、盗難、交換した機器のための操作です。センターは、その鍵で署名されたものを一切採用せず、更新も送りません。未使用のコードも無効になります。実行中の一括更新では失敗として扱います。</translation>
    </message>
    <message>
        <source>The way back is a new settings file, with which a box enrols again with new keys.</source>
        <translation>元に戻すには、新しい設定ファイルを作成してください。機器は新しい鍵で登録し直します。</translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;voke keys of %Ln agent(s)</source>
        <translation>
            <numerusform>%Ln台の鍵を失効(&amp;V)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::BatchPanel</name>
    <message>
        <source>Progress of the batch update</source>
        <translation>一括更新の進み具合</translation>
    </message>
</context>
<context>
    <name>rds::DetailsStrip</name>
    <message>
        <source>Choose an agent in the list to see how it stands.</source>
        <translation>一覧でエージェントを選ぶと、その状況を表示します。</translation>
    </message>
    <message>
        <source>This agent was never in a batch update.</source>
        <translation>このエージェントは、まだ一括更新の対象になっていません。</translation>
    </message>
    <message>
        <source>Last version check: %1</source>
        <translation>最終バージョン確認: %1</translation>
    </message>
    <message>
        <source>Its version was never received.</source>
        <translation>バージョンはまだ受信していません。</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>クラス %1</translation>
    </message>
</context>
<context>
    <name>rds::FilterBar</name>
    <message>
        <source>%1  %2</source>
        <extracomment>%1: &quot;&amp;Failed&quot;; %2: how many</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Show only these agents</source>
        <translation>これらのエージェントだけを表示</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>すべて(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Waiting</source>
        <translation>待ち(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Updated</source>
        <translation>更新済み(&amp;U)</translation>
    </message>
    <message>
        <source>Fai&amp;led</source>
        <translation>失敗(&amp;L)</translation>
    </message>
    <message>
        <source>Show every agent</source>
        <translation>すべてのエージェントを表示</translation>
    </message>
    <message>
        <source>Search ID, address, version or note</source>
        <translation>ID、アドレス、バージョン、備考を検索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Words to look for, separated by spaces (Ctrl+F)</source>
        <translation>検索する語を空白で区切って入力（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>rds::HeaderPanel</name>
    <message>
        <source>update to : %1</source>
        <extracomment>the headline of the window, as operators know it</extracomment>
        <translation>更新先 : %1</translation>
    </message>
    <message>
        <source>Start &amp;batch update</source>
        <translation>一括更新を開始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Retry failed agents (%L1)</source>
        <translation>失敗したエージェントを再試行 (%L1)(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;quest versions</source>
        <translation>バージョンを照会(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>rds::KeyTableModel</name>
    <message>
        <source>Signs updates and requests</source>
        <translation>更新と照会への署名</translation>
    </message>
    <message>
        <source>Reads enrolments</source>
        <translation>登録申請の復号</translation>
    </message>
    <message>
        <source>Approves packages</source>
        <translation>パッケージの承認</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有効期限</translation>
    </message>
</context>
<context>
    <name>rds::KeysDialog</name>
    <message>
        <source>expired on %1</source>
        <translation>%1 に期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>valid until %1 (%Ln more day(s))</source>
        <translation>
            <numerusform>有効期限 %1（あと%Ln日）</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1, made on %2, %3</source>
        <translation>バージョン %1、%2 作成、%3</translation>
    </message>
    <message numerus="yes">
        <source>On: %Ln approval(s) for each package.</source>
        <translation>
            <numerusform>有効: パッケージごとに%Ln件の承認が必要です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: the signature of the centre is enough.</source>
        <translation>無効: センターの署名だけで足ります。</translation>
    </message>
    <message>
        <source>Keys of the centre</source>
        <translation>センターの鍵</translation>
    </message>
    <message>
        <source>Root key (SHA-256)</source>
        <translation>ルート鍵（SHA-256）</translation>
    </message>
    <message>
        <source>Key set</source>
        <translation>鍵セット</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>エージェント</translation>
    </message>
    <message>
        <source>Two-person rule</source>
        <translation>複数人承認</translation>
    </message>
    <message>
        <source>Keys in force</source>
        <translation>有効な鍵</translation>
    </message>
    <message>
        <source>Only the root key makes new keys, and it is kept away from this computer. With it at hand, close this program and run the command in a terminal. Agents follow by themselves.</source>
        <translation>新しい鍵を作れるのはルート鍵だけで、このコンピューターには置かれていません。ルート鍵を用意し、このプログラムを終了してから、端末でコマンドを実行してください。エージェントは自動的に追随します。</translation>
    </message>
    <message>
        <source>&amp;Once a year, or when a key set is about to expire:</source>
        <translation>年に1回、または鍵セットの期限が近いとき(&amp;O):</translation>
    </message>
    <message>
        <source>&amp;When somebody else may have a key:</source>
        <translation>鍵が他人の手に渡ったおそれがあるとき(&amp;W):</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>rds::KeysWatch</name>
    <message>
        <source>&amp;Keys of the centre…</source>
        <translation>センターの鍵(&amp;K)…</translation>
    </message>
</context>
<context>
    <name>rds::MainActions</name>
    <message>
        <source>&amp;Import agents from CSV…</source>
        <translation>CSVからエージェントを取り込む(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export audit as CSV…</source>
        <translation>監査記録をCSVに書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Add agent…</source>
        <translation>エージェントを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove agents…</source>
        <translation>エージェントを削除(&amp;R)…</translation>
    </message>
    <message>
        <source>Edit &amp;note</source>
        <translation>備考を編集(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>すべて選択(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>検索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Start batch update…</source>
        <translation>一括更新を開始(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Start batch update</source>
        <translation>一括更新を開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Retry failed agents (%L1)</source>
        <translation>失敗したエージェントを再試行 (%L1)(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Retry failed agents</source>
        <translation>失敗したエージェントを再試行(&amp;R)</translation>
    </message>
    <message>
        <source>Request &amp;versions</source>
        <translation>バージョンを照会(&amp;V)</translation>
    </message>
    <message>
        <source>Ask the selected agents for their versions; without a selection, all of them</source>
        <translation>選択したエージェントに、選択がなければすべてのエージェントに、バージョンを照会します</translation>
    </message>
    <message>
        <source>Send the update again to every agent that failed</source>
        <translation>失敗したすべてのエージェントに更新を送り直します</translation>
    </message>
    <message>
        <source>&amp;Dismiss message</source>
        <translation>メッセージを閉じる(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About RDS Agent VersionManager</source>
        <translation>RDS Agent VersionManager について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>システムの言語(&amp;S)</translation>
    </message>
    <message>
        <source>De&amp;tails below the list</source>
        <translation>一覧の下に詳細を表示(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keys of the centre…</source>
        <translation>センターの鍵(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Unlock the centre…</source>
        <translation>センターのロックを解除(&amp;U)…</translation>
    </message>
    <message>
        <source>Ne&amp;w settings file…</source>
        <translation>新しい設定ファイル(&amp;W)…</translation>
    </message>
    <message>
        <source>Let a box enrol in the place of the selected agents</source>
        <translation>選択したエージェントとして機器が登録できるようにします</translation>
    </message>
    <message>
        <source>Re&amp;voke keys…</source>
        <translation>鍵を失効(&amp;V)…</translation>
    </message>
    <message>
        <source>Believe and update the selected agents no more</source>
        <translation>選択したエージェントの返信を採用せず、更新も送らないようにします</translation>
    </message>
</context>
<context>
    <name>rds::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>コマンド(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
</context>
<context>
    <name>rds::MainWindow</name>
    <message>
        <source>Demo: waits are seconds. A simulated fleet answers; no mail leaves this computer.</source>
        <translation>デモ: 待ち時間は秒単位です。模擬エージェントが応答し、メールはこのコンピューターの外へ出ません。</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>エージェント</translation>
    </message>
    <message>
        <source>Details of the current agent</source>
        <translation>選択中のエージェントの詳細</translation>
    </message>
    <message>
        <source>No agents yet</source>
        <translation>エージェントがまだありません</translation>
    </message>
    <message>
        <source>Import a CSV file with the columns agent_id, mail_address and note, or add the agents one by one.</source>
        <translation>agent_id、mail_address、note の列を持つCSVファイルを取り込むか、エージェントを1台ずつ追加してください。</translation>
    </message>
    <message>
        <source>&amp;Import agents from CSV…</source>
        <translation>CSVからエージェントを取り込む(&amp;I)…</translation>
    </message>
    <message>
        <source>Add a&amp;gent…</source>
        <translation>エージェントを追加(&amp;G)…</translation>
    </message>
    <message>
        <source>No agent matches</source>
        <translation>一致するエージェントがありません</translation>
    </message>
    <message>
        <source>No agent in the list fits the search and the state chosen above.</source>
        <translation>上で指定した検索語と状態に合うエージェントは、一覧にありません。</translation>
    </message>
    <message>
        <source>Show all a&amp;gents</source>
        <translation>すべて表示(&amp;G)</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSVファイル (*.csv);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>A batch update is running; wait until it has ended.</source>
        <translation>一括更新を実行中です。終了するまでお待ちください。</translation>
    </message>
    <message>
        <source>Send an update package to the agents, and check its outcome</source>
        <translation>エージェントに更新パッケージを送り、結果を確認します</translation>
    </message>
    <message>
        <source>Add agents first.</source>
        <translation>先にエージェントを追加してください。</translation>
    </message>
    <message>
        <source>%L1 of %2 shown</source>
        <translation>全%2のうち%L1台を表示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln台を選択</numerusform>
        </translation>
    </message>
    <message>
        <source>Import agents from CSV</source>
        <translation>CSVからエージェントを取り込む</translation>
    </message>
    <message>
        <source>Export audit as CSV</source>
        <translation>監査記録をCSVに書き出す</translation>
    </message>
    <message>
        <source>No agent has enrolled yet: load the settings files on the boxes.</source>
        <translation>登録済みのエージェントがまだありません。機器に設定ファイルを読み込ませてください。</translation>
    </message>
    <message>
        <source>%1 has enrolled; it is asked for its version.</source>
        <translation>%1 が登録されました。バージョンを照会しています。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agents have enrolled; they are asked for their versions.</source>
        <translation>
            <numerusform>%Ln台が登録されました。バージョンを照会しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>フォルダーを開く(&amp;O)</translation>
    </message>
</context>
<context>
    <name>rds::MessageBar</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>閉じる（Esc）</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>メッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>rds::NewSettingsFilesDialog</name>
    <message>
        <source>Older settings files and their codes count no more.</source>
        <translation>以前の設定ファイルとコードは無効になります。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are enrolled: their present keys count no more either, and they get no updates until they have enrolled again.</source>
        <translation>
            <numerusform>このうち%Ln台は登録済みです。現在の鍵も無効になり、登録し直すまで更新されません。</numerusform>
        </translation>
    </message>
    <message>
        <source>New settings files</source>
        <translation>新しい設定ファイル</translation>
    </message>
    <message numerus="yes">
        <source>Make new settings files for %Ln agent(s)?</source>
        <translation>
            <numerusform>%Ln台の設定ファイルを新しく作成しますか?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %Ln settings file(s)</source>
        <translation>
            <numerusform>設定ファイルを%Ln個作成(&amp;M)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::PackageModulesModel</name>
    <message>
        <source>Module</source>
        <translation>モジュール</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
</context>
<context>
    <name>rds::PackageView</name>
    <message>
        <source>Modules of the package</source>
        <translation>パッケージのモジュール</translation>
    </message>
    <message>
        <source>Choose a package file to see what it installs.</source>
        <translation>パッケージファイルを選ぶと、内容を表示します。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Updates to %1.</source>
        <translation>%1 に更新します。</translation>
    </message>
    <message numerus="yes">
        <source>Replaces %Ln module(s):</source>
        <translation>
            <numerusform>置き換えるモジュール(%Ln個):</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait before the version request: %1.</source>
        <translation>バージョン照会までの待ち時間: %1。</translation>
    </message>
    <message>
        <source>From %1: %2.</source>
        <translation>%1 から: %2。</translation>
    </message>
    <message>
        <source>Only for agents that run %1.</source>
        <translation>対象は %1 のエージェントだけです。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Only for boxes of class %1.</source>
        <translation>対象は機器クラス %1 だけです。</translation>
    </message>
</context>
<context>
    <name>rds::PassPhraseDialog</name>
    <message>
        <source>Unlock the centre</source>
        <translation>センターのロックの解除</translation>
    </message>
    <message>
        <source>Its keys are encrypted: without their pass phrase nothing can be signed, and the list can only be looked at.</source>
        <translation>センターの鍵は暗号化されています。パスフレーズがなければ署名できず、一覧の表示しかできません。</translation>
    </message>
    <message>
        <source>&amp;Pass phrase of the keys</source>
        <translation>鍵のパスフレーズ(&amp;P)</translation>
    </message>
    <message>
        <source>This is not the pass phrase of these keys. Check Caps Lock and the keyboard layout.</source>
        <translation>鍵のパスフレーズが違います。Caps Lockとキーボード配列を確認してください。</translation>
    </message>
    <message>
        <source>Unlock the security token</source>
        <translation>セキュリティトークンのロックの解除</translation>
    </message>
    <message>
        <source>The signing key of the centre is on a token. After several wrong PINs it locks itself.</source>
        <translation>センターの署名鍵はトークンにあります。PINを何度も間違えるとロックされます。</translation>
    </message>
    <message>
        <source>&amp;PIN of the token</source>
        <translation>トークンのPIN(&amp;P)</translation>
    </message>
    <message>
        <source>The token refused this PIN.</source>
        <translation>このPINはトークンに拒否されました。</translation>
    </message>
    <message>
        <source>Log in to send mail</source>
        <translation>メール送信のためのログイン</translation>
    </message>
    <message>
        <source>The centre sends its mail through this server.</source>
        <translation>センターはこのサーバーからメールを送信します。</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>The mail server refused this password.</source>
        <translation>メールサーバーがこのパスワードを拒否しました。</translation>
    </message>
    <message>
        <source>Log in to fetch mail</source>
        <translation>メール受信のためのログイン</translation>
    </message>
    <message>
        <source>The centre fetches its replies from this server.</source>
        <translation>センターはこのサーバーから返信を受信します。</translation>
    </message>
    <message>
        <source>Trying it…</source>
        <translation>確認しています…</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>入力内容を表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remember in the key store of this desktop</source>
        <translation>このデスクトップのキーストアに保存(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>ロックを解除(&amp;U)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>rds::SettingsFilesDialog</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>rds::SettingsFilesView</name>
    <message>
        <source>The settings file of %1 is ready.</source>
        <translation>%1 の設定ファイルができました。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings file(s) are ready.</source>
        <translation>
            <numerusform>%Ln個の設定ファイルができました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings &amp;file</source>
        <translation>設定ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Folder of the settings files</source>
        <translation>設定ファイルのフォルダー(&amp;F)</translation>
    </message>
    <message>
        <source>Load it on the box and start the box: it makes its own keys and enrols by mail.</source>
        <translation>機器に読み込ませて起動してください。機器が自分の鍵を作り、メールで登録します。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Its code works once, until %1.</source>
        <translation>コードは %1 まで、1回だけ有効です。</translation>
    </message>
    <message>
        <source>No program on this desktop can show the folder.</source>
        <translation>このデスクトップには、フォルダーを表示できるプログラムがありません。</translation>
    </message>
    <message>
        <source>Save a copy in</source>
        <translation>コピーの保存先</translation>
    </message>
    <message>
        <source>A copy is in %1.</source>
        <translation>%1 にコピーしました。</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>フォルダーを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save a copy elsewhere…</source>
        <translation>別の場所にコピーを保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Whoever has this file first can enrol in the agent’s place: hand it over yourself. Once the box has enrolled, the code is dead and the centre deletes its file.</source>
        <translation>このファイルを最初に手にした者が、エージェントに代わって登録できます。直接手渡してください。機器が登録されるとコードは無効になり、センターのファイルは削除されます。</translation>
    </message>
</context>
<context>
    <name>rds::StartBatchDialog</name>
    <message>
        <source>Choose an update package</source>
        <translation>更新パッケージの選択</translation>
    </message>
    <message>
        <source>Update packages (*.rdspkg);;All files (*)</source>
        <translation>更新パッケージ (*.rdspkg);;すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Update %Ln agent(s)</source>
        <translation>
            <numerusform>%Ln台を更新(&amp;U)</numerusform>
        </translation>
    </message>
    <message>
        <source>Start batch update</source>
        <translation>一括更新の開始</translation>
    </message>
    <message>
        <source>Update &amp;package</source>
        <translation>更新パッケージ(&amp;P)</translation>
    </message>
    <message>
        <source>Path of the package file</source>
        <translation>パッケージファイルのパス</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>参照(&amp;B)…</translation>
    </message>
    <message>
        <source>Target agents</source>
        <translation>対象エージェント</translation>
    </message>
    <message>
        <source>&amp;All agents in the list (%L1)</source>
        <translation>一覧のすべてのエージェント (%L1)(&amp;A)</translation>
    </message>
    <message>
        <source>Only the &amp;selected agents (%L1)</source>
        <translation>選択したエージェントだけ (%L1)(&amp;S)</translation>
    </message>
    <message>
        <source>Allow a &amp;downgrade: install also where a newer release runs</source>
        <translation>ダウングレードを許可する（新しいリリースが動いているエージェントにも入れる）(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) are left out: they are not enrolled.</source>
        <translation>
            <numerusform>%Ln台は未登録のため対象外です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This package cannot be sent yet: %Ln more approval(s) are needed.</source>
        <translation>
            <numerusform>このパッケージはまだ送れません。あと%Ln件の承認が必要です。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these agents is enrolled.</source>
        <translation>登録済みのエージェントが含まれていません。</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>再確認(&amp;C)</translation>
    </message>
</context>
</TS>
