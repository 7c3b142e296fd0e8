#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
# main.cgi 1.0.02: the status page that a service engineer opens in a browser on the customer's LAN.
printf 'Content-Type: text/plain; charset=utf-8\r\n\r\n'
echo "main.cgi 1.0.02"
sh "$(dirname "$0")/abcd.exe"
