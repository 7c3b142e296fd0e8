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
    <name>AgentsAddCommand</name>
    <message>
        <source>%1 is added. Its settings file: %2</source>
        <translation>%1 を追加しました。設定ファイル: %2</translation>
    </message>
</context>
<context>
    <name>AgentsImportCommand</name>
    <message>
        <source>Imported %1. Their settings files: %2</source>
        <translation>%1を取り込みました。設定ファイル: %2</translation>
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
        <source>The centre is set up in %1. Keep a copy of its folder keys/ in a safe place.</source>
        <translation>%1 にセンターを設定しました。フォルダー keys/ の写しを安全な場所に保管してください。</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>it runs or ran a newer release</source>
        <translation>より新しいリリースが動いている、または動いていたため</translation>
    </message>
    <message>
        <source>the package is not for the version that it runs</source>
        <translation>パッケージが現在のバージョンに対応していないため</translation>
    </message>
    <message>
        <source>the package arrived damaged</source>
        <translation>届いたパッケージが壊れていたため</translation>
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
</context>
<context>
    <name>VersionsRequestCommand</name>
    <message>
        <source>The request is sent; replies so far: %1</source>
        <translation>照会を送りました。これまでの返信: %1</translation>
    </message>
</context>
<context>
    <name>rds</name>
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
        <source>Imported %1.</source>
        <translation>%1を取り込みました。</translation>
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
        <source>Cancel</source>
        <translation>キャンセル</translation>
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
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Import agents from CSV</source>
        <translation>CSVからエージェントを取り込む</translation>
    </message>
    <message>
        <source>Export audit as CSV</source>
        <translation>監査記録をCSVに書き出す</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ほか%Ln台</numerusform>
        </translation>
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
</context>
<context>
    <name>rds::cli</name>
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
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
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
        <source>Modules:</source>
        <translation>モジュール:</translation>
    </message>
</context>
<context>
    <name>rds::cli::DemoCommand</name>
    <message>
        <source>Updating %1 to %2. The waits of this demo are seconds.</source>
        <translation>%1を %2 に更新します。このデモの待ち時間は秒単位です。</translation>
    </message>
    <message>
        <source>Retrying the failed agents (%1).</source>
        <translation>失敗したエージェントを再試行します（%1）。</translation>
    </message>
</context>
</TS>
