// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#include "TerminationSignals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace rds {

namespace {

constexpr std::array handledSignals{SIGTERM, SIGINT, SIGHUP};

// A signal handler can reach nothing but what is static. Written before the handlers are installed.
std::array<int, 2> signalPipe{-1, -1};

void onSignal(int /*signal*/)
{
    const int savedErrno = errno;
    const char byte = 0;
    // A full pipe has a wake-up in it already.
    if (::write(signalPipe[1], &byte, 1) < 0) {
        errno = savedErrno;
        return;
    }
    errno = savedErrno;
}

void handle(void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : handledSignals) {
        ::sigaction(signal, &action, nullptr);
    }
}

} // namespace

TerminationSignals::TerminationSignals(QObject* parent)
    : QObject(parent)
{
    if (::pipe2(signalPipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    m_notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        while (::read(signalPipe[0], bytes.data(), bytes.size()) > 0) { }
        Q_EMIT received();
    });
    handle(&onSignal);
}

TerminationSignals::~TerminationSignals()
{
    if (m_notifier != nullptr) {
        handle(SIG_DFL);
        delete m_notifier;
        ::close(signalPipe[0]);
        ::close(signalPipe[1]);
    }
}

} // namespace rds
