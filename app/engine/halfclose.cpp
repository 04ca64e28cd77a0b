// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/halfclose.h"

#ifdef __linux__
#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <optional>
#endif

namespace switchyard::engine {

#ifdef __linux__

namespace {

struct Ends {
    sockaddr_storage local {};
    sockaddr_storage peer {};
};

std::optional<Ends> endsOf(int socket)
{
    Ends ends;
    socklen_t localSize = sizeof ends.local;
    socklen_t peerSize = sizeof ends.peer;
    if (getsockname(socket, reinterpret_cast<sockaddr*>(&ends.local), &localSize) != 0
        || getpeername(socket, reinterpret_cast<sockaddr*>(&ends.peer), &peerSize) != 0)
        return std::nullopt;
    return ends;
}

bool isLoopback(const sockaddr_storage& address)
{
    if (address.ss_family == AF_INET) {
        sockaddr_in v4 {};
        std::memcpy(&v4, &address, sizeof v4);
        return (ntohl(v4.sin_addr.s_addr) >> 24) == 127;
    }
    sockaddr_in6 v6 {};
    std::memcpy(&v6, &address, sizeof v6);
    return IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
}

void setEnd(const sockaddr_storage& address, __be16& port, __be32 (&bytes)[4])
{
    if (address.ss_family == AF_INET) {
        sockaddr_in v4 {};
        std::memcpy(&v4, &address, sizeof v4);
        port = v4.sin_port;
        bytes[0] = v4.sin_addr.s_addr;
        return;
    }
    sockaddr_in6 v6 {};
    std::memcpy(&v6, &address, sizeof v6);
    port = v6.sin6_port;
    std::memcpy(bytes, &v6.sin6_addr, 16);
}

//! The inode of the socket at the other end: 0 once no process holds it. Nothing when the kernel does not say.
std::optional<unsigned> peerInode(const Ends& ends)
{
    const int netlink = ::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (netlink < 0)
        return std::nullopt;
    struct {
        nlmsghdr header;
        inet_diag_req_v2 request;
    } question {};
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    question.request.sdiag_family = static_cast<__u8>(ends.peer.ss_family);
    question.request.sdiag_protocol = IPPROTO_TCP;
    question.request.idiag_states = ~0u;
    question.request.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    question.request.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    // Seen from the peer, its own end is the source.
    setEnd(ends.peer, question.request.id.idiag_sport, question.request.id.idiag_src);
    setEnd(ends.local, question.request.id.idiag_dport, question.request.id.idiag_dst);
    alignas(nlmsghdr) std::array<char, 1024> answer {};
    std::optional<unsigned> inode;
    if (send(netlink, &question, sizeof question, 0) == static_cast<ssize_t>(sizeof question)) {
        const ssize_t size = recv(netlink, answer.data(), answer.size(), MSG_DONTWAIT);
        nlmsghdr header {};
        if (size >= static_cast<ssize_t>(sizeof(nlmsghdr) + sizeof(inet_diag_msg))) {
            std::memcpy(&header, answer.data(), sizeof header);
            if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY) {
                inet_diag_msg message {};
                std::memcpy(&message, answer.data() + NLMSG_HDRLEN, sizeof message);
                inode = message.idiag_inode;
            }
        }
    }
    ::close(netlink);
    return inode;
}

} // namespace

bool peerHasClosed(int socket)
{
    const auto ends = endsOf(socket);
    if (!ends || !isLoopback(ends->peer))
        return true;
    return peerInode(*ends).value_or(0) == 0;
}

#else

bool peerHasClosed(int)
{
    return true;
}

#endif

} // namespace switchyard::engine
