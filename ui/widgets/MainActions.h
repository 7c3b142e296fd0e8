// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;

namespace rds {

/// Every command of the window: name, shortcut, icon. Object names are those of the members. UI thread.
class MainActions final : public QObject {
    Q_OBJECT

public:
    explicit MainActions(QObject* parent);

    /// The words, in the present language.
    void retranslate();
    /// @param count of failed agents; 0 disables retrying
    void setRetryCount(int count);
    /// Whether starting a batch asks something first, which its name then shows.
    void setStartAsks(bool asks);

    QAction* importAgents;
    QAction* exportAudit;
    QAction* showKeys;
    QAction* unlock; ///< seen while the keys of the centre are locked
    QAction* quit;
    QAction* addAgent;
    QAction* makeSettingsFiles;
    QAction* revokeAgents;
    QAction* removeAgents;
    QAction* editNote;
    QAction* copy;
    QAction* selectAll;
    QAction* find;
    QAction* startBatch;
    QAction* retryFailed;
    QAction* requestVersions;
    QAction* dismissMessage;
    QAction* showDetails;
    QAction* about;
    QAction* languageSystem;
    QAction* languageEnglish;
    QAction* languageJapanese;
    QActionGroup* languages;

private:
    QAction* make(const char* name, const QString& icon, const QList<QKeySequence>& shortcuts);
    void makeLanguages();

    int m_retryCount = 0;
    bool m_startAsks = true;
};

} // namespace rds
